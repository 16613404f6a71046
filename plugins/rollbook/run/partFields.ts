import type { OtherProcedure } from '../model/run.ts';
import type {
  Checklist,
  Decision,
  Procedure,
  Step,
  Target,
  Template,
  Variable,
} from '../model/runbook.ts';

/** What a run keeps of its runbook, by kind. */
interface Parts {
  runbook: { title: string; version?: string };
  procedure: Omit<Procedure, 'steps'>;
  step: Step;
  checklist: Checklist;
  decision: Decision;
  template: Template;
  variable: Variable;
  target: Target;
  other: OtherProcedure;
}
export type PartKind = keyof Parts;

/** Fields that nobody edits: they say where a part stands, or are made of its other fields. */
const MADE = ['line', 'hash', 'code', 'letter', 'summary', 'placeholders', 'variables'] as const;
const IS_MADE: ReadonlySet<string> = new Set(MADE);

type Words<T> = { [F in Exclude<keyof T, 'id' | (typeof MADE)[number]>]-?: string };

/** What each field of each kind of part is called. */
const FIELD_WORDS: { [K in PartKind]: Words<Parts[K]> } = {
  runbook: { title: 'title', version: 'version' },
  procedure: {
    title: 'title',
    kind: 'kind',
    risk: 'risk',
    budget: 'budget',
    level: 'level',
    scope: 'scope',
    alternativeTo: 'what it is an alternative to',
    takesEffect: 'when it takes effect',
    approver: 'approver',
    triggers: 'triggers',
    advantages: 'advantages',
    disadvantages: 'disadvantages',
  },
  step: {
    title: 'title',
    kind: 'kind',
    effect: 'effect',
    budget: 'budget',
    deadline: 'deadline',
    role: 'role',
    needs: 'steps it needs',
    onFail: 'way on after a failure',
    optional: 'whether it is optional',
    text: 'text',
    commands: 'commands',
    expects: 'expectations',
    undo: 'way to take it back',
  },
  checklist: {
    title: 'title',
    procedure: 'procedure',
    phase: 'phase',
    after: 'when it is due',
    mode: 'mode',
    role: 'role',
    items: 'items',
  },
  decision: {
    title: 'title',
    start: 'first question',
    questions: 'questions and answers',
    outcomes: 'outcomes',
  },
  template: {
    title: 'title',
    procedure: 'procedure',
    kind: 'kind',
    channel: 'channel',
    within: 'when it is due',
    text: 'text',
  },
  variable: {
    name: 'name',
    label: 'label',
    type: 'type',
    example: 'example',
    default: 'default',
    options: 'options',
    pattern: 'pattern',
    from: 'where it is found',
    required: 'whether it is required',
  },
  target: { metric: 'metric', target: 'target', measuredBy: 'how it is measured' },
  other: {
    title: 'title',
    kind: 'kind',
    risk: 'risk',
    budget: 'budget',
    level: 'level',
    alternativeTo: 'what it is an alternative to',
  },
};

/**
 * Fields that an author may leave out, so that a snapshot without one says that it was not set. Any
 * other field that a snapshot lacks was not known to the Rollbook that wrote it. A field that comes
 * later does not belong here.
 */
const MAY_BE_LEFT_OUT = new Set(
  [
    'version risk budget level scope alternativeTo takesEffect approver',
    'deadline role onFail undo command lang title dir timeout expectExit',
    'exit contains absent matches value when for action to severity signal',
    'start procedure phase after kind channel within',
    'example default options pattern from low high unit',
  ].flatMap((names) => names.split(' ')),
);

/** Says in words which fields of a part differ. Both are of this kind. */
export function findDifferentFields(kind: PartKind, then: object, now: object): string[] {
  return Object.entries(FIELD_WORDS[kind])
    .filter(([field]) => isFieldDifferent(then as Fields, now as Fields, field))
    .map(([, words]) => words);
}

type Fields = Record<string, unknown>;

function isFieldDifferent(then: Fields, now: Fields, field: string): boolean {
  const [before, after] = [then[field], now[field]];
  if (before === undefined || after === undefined)
    return before !== after && MAY_BE_LEFT_OUT.has(field);
  return isDifferent(before, after);
}

function isDifferent(then: unknown, now: unknown): boolean {
  if (!isObject(then) || !isObject(now)) return then !== now;
  if (Array.isArray(then) !== Array.isArray(now)) return true;
  if (Array.isArray(then) && Array.isArray(now))
    return then.length !== now.length || then.some((value, i) => isDifferent(value, now[i]));
  const fields = Object.keys({ ...then, ...now });
  return fields.some((field) => !IS_MADE.has(field) && isFieldDifferent(then, now, field));
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
