import {
  ACTIONS,
  CHECKLIST_MODES,
  EFFECTS,
  PHASES,
  PROCEDURE_KINDS,
  RISKS,
  SEVERITIES,
  STEP_KINDS,
  TEMPLATE_KINDS,
} from '../model/vocabulary.ts';

/** How the value of an attribute is read. `flag` stands alone, without a value. */
export type AttributeKind =
  | { type: 'text' | 'duration' | 'integer' | 'number' | 'flag' | 'condition' | 'pattern' }
  | { type: 'reference' | 'ids' }
  | { type: 'enum'; values: readonly string[] };

export type AttributeRow = AttributeKind & { about: string; default?: string };

export interface DirectiveRow {
  /** What the directive is for, in a sentence. */
  about: string;
  form: readonly ('container' | 'leaf')[];
  parents: readonly string[];
  id: 'required' | 'optional' | 'none';
  label: 'required' | 'optional' | 'none';
  /** What the label says, for the authoring page. */
  labelIs?: string;
  attributes: Readonly<Record<string, AttributeRow>>;
  /** Columns by their names in the source, for directives that hold one table. */
  columns?: readonly string[];
}

const enumOf = <const Values extends readonly string[]>(
  values: Values,
  about: string,
  fallback?: Values[number],
) => ({ type: 'enum', values, about, ...(fallback && { default: fallback }) }) as const;

const action = enumOf(ACTIONS, 'What to do.');

const table = <const Columns extends readonly string[]>(about: string, columns: Columns) =>
  ({
    about,
    form: ['container'],
    parents: ['page'],
    id: 'optional',
    label: 'optional',
    labelIs: 'the caption of the table',
    attributes: {},
    columns,
  }) as const;

/**
 * The directives of the language: the only place where their names, places and attributes are
 * said. The reader, the authoring pages, the editor's completion and the tests are made from it.
 */
export const DIRECTIVES = {
  procedure: {
    about: 'One way to act, from its triggers to its last step.',
    form: ['container'],
    parents: ['page'],
    id: 'required',
    label: 'required',
    labelIs: 'the name of the procedure',
    attributes: {
      kind: enumOf(PROCEDURE_KINDS, 'What the procedure is for.', 'rollback'),
      risk: enumOf(RISKS, 'How risky it is to carry out.'),
      budget: { type: 'duration', about: 'The time that the whole procedure may take.' },
      level: { type: 'integer', about: 'The escalation level it belongs to, from 1.' },
      scope: { type: 'text', about: 'What it takes back: a phase, a service, a package.' },
      'alternative-to': { type: 'reference', about: 'The procedure that it can stand in for.' },
      'takes-effect': { type: 'text', about: 'When the change is felt.' },
      approver: { type: 'text', about: 'Who has to agree before it starts.' },
    },
  },
  trigger: {
    about: 'A sign that something has to be done.',
    form: ['leaf', 'container'],
    parents: ['page', 'procedure'],
    id: 'required',
    label: 'required',
    labelIs: 'the sign, in words',
    attributes: {
      when: { type: 'condition', about: 'The same as a condition on one figure.' },
      for: { type: 'duration', about: 'How long the condition has to hold.' },
      action,
      to: { type: 'reference', about: 'The procedure to go to.' },
      severity: enumOf(SEVERITIES, 'How bad it is.'),
      signal: { type: 'text', about: 'The alert, test, dashboard or report that shows it.' },
    },
  },
  step: {
    about: 'One thing to do, to check, to decide or to wait for.',
    form: ['container'],
    parents: ['procedure'],
    id: 'required',
    label: 'required',
    labelIs: 'what to do, as an order',
    attributes: {
      kind: enumOf(STEP_KINDS, 'What sort of step it is.', 'do'),
      effect: {
        ...enumOf(EFFECTS, 'What it changes. Without it: `mutate` where there is a command.'),
      },
      budget: { type: 'duration', about: 'The time that the step may take.' },
      deadline: { type: 'duration', about: 'When it has to be done, counted from the start.' },
      role: { type: 'text', about: 'Who does it.' },
      needs: { type: 'ids', about: 'The steps that have to be done before, by their ids.' },
      'on-fail': { type: 'reference', about: 'Where to go on when the step fails.' },
      optional: { type: 'flag', about: 'The procedure is complete without it.' },
    },
  },
  expect: {
    about: 'What has to be seen after a step, for a person and for a machine.',
    form: ['leaf'],
    parents: ['step'],
    id: 'none',
    label: 'required',
    labelIs: 'the expectation, in words',
    attributes: {
      exit: { type: 'integer', about: 'The exit status of the command.' },
      contains: { type: 'text', about: 'A text that the output holds.' },
      absent: { type: 'text', about: 'A text that the output does not hold.' },
      matches: { type: 'pattern', about: 'A regular expression that the output matches.' },
      value: { type: 'condition', about: 'What a person reads off and enters.' },
    },
  },
  undo: {
    about: 'How to take the step back, or the word that there is no way back.',
    form: ['leaf', 'container'],
    parents: ['step'],
    id: 'none',
    label: 'optional',
    labelIs: 'the way back, in words',
    attributes: {},
  },
  advantages: {
    about: 'What speaks for a procedure.',
    form: ['container'],
    parents: ['procedure'],
    id: 'none',
    label: 'none',
    attributes: {},
  },
  disadvantages: {
    about: 'What speaks against a procedure.',
    form: ['container'],
    parents: ['procedure'],
    id: 'none',
    label: 'none',
    attributes: {},
  },
  decision: {
    about: 'A tree of questions that leads to an outcome.',
    form: ['container'],
    parents: ['page'],
    id: 'required',
    label: 'required',
    labelIs: 'what there is to decide',
    attributes: {
      start: {
        type: 'reference',
        about: 'The first question. Without it: the one that stands first.',
      },
    },
  },
  question: {
    about: 'One question of a decision.',
    form: ['container'],
    parents: ['decision'],
    id: 'required',
    label: 'required',
    labelIs: 'the question',
    attributes: {},
  },
  answer: {
    about: 'One answer to a question, and where it leads.',
    form: ['leaf'],
    parents: ['question'],
    id: 'none',
    label: 'required',
    labelIs: 'the answer',
    attributes: {
      to: { type: 'reference', about: 'The question, outcome or procedure that follows.' },
      when: { type: 'condition', about: 'The same as a condition on one figure.' },
      unsure: { type: 'flag', about: 'The answer of somebody who cannot tell.' },
    },
  },
  outcome: {
    about: 'Where a decision ends.',
    form: ['container', 'leaf'],
    parents: ['decision'],
    id: 'required',
    label: 'required',
    labelIs: 'what was decided',
    attributes: {
      action,
      to: { type: 'reference', about: 'The procedure to go on with.' },
    },
  },
  checklist: {
    about: 'Things to confirm, each with a box.',
    form: ['container'],
    parents: ['page', 'procedure'],
    id: 'required',
    label: 'required',
    labelIs: 'the name of the checklist',
    attributes: {
      phase: enumOf(PHASES, 'When it is gone through.'),
      after: { type: 'duration', about: 'How long after the rollback: `24h` for tomorrow.' },
      mode: enumOf(
        CHECKLIST_MODES,
        'Do everything and then confirm, or read an item and do it.',
        'do-confirm',
      ),
      role: { type: 'text', about: 'Who goes through it.' },
    },
  },
  template: {
    about: 'A text to fill in: a notice, a report, a ticket.',
    form: ['container'],
    parents: ['page', 'procedure'],
    id: 'required',
    label: 'required',
    labelIs: 'the name of the template',
    attributes: {
      kind: enumOf(TEMPLATE_KINDS, 'What sort of text it is.'),
      channel: { type: 'text', about: 'Where it is sent.' },
      within: { type: 'duration', about: 'How soon it has to be sent.' },
    },
  },
  flags: table('The feature flags and what turning one off does.', [
    'Flag',
    'Default',
    'Purpose',
    'Rollback impact',
  ]),
  timeline: table('What happens when, and who does it.', ['Window', 'Action', 'Responsible']),
  authority: table('Who may decide what.', ['Scenario', 'Authority', 'Approval', 'Communication']),
  contacts: table('Whom to call.', ['Role', 'Name', 'Reach']),
  targets: table('The figures that a rollback is measured by.', [
    'Metric',
    'Target',
    'Measured by',
  ]),
  drills: table('When each procedure is practised.', ['Procedure', 'When', 'Owner', 'Status']),
  history: table('What was done when.', ['Date', 'Subject', 'Action', 'Outcome']),
  matrix: {
    about: 'Draws the decision matrix of the runbook from its procedures.',
    form: ['leaf'],
    parents: ['page'],
    id: 'none',
    label: 'none',
    attributes: {},
  },
} as const satisfies Readonly<Record<string, DirectiveRow>>;

export type DirectiveName = keyof typeof DIRECTIVES;
export const DIRECTIVE_NAMES = Object.keys(DIRECTIVES) as DirectiveName[];

export const TABLE_NAMES = [
  'flags',
  'timeline',
  'authority',
  'contacts',
  'targets',
  'drills',
  'history',
] as const satisfies readonly DirectiveName[];
export type TableName = (typeof TABLE_NAMES)[number];

/** The row of a directive, with the same type for each. */
export function rowOf(name: DirectiveName): DirectiveRow {
  return DIRECTIVES[name];
}

/** Whether the language has a directive of this name. */
export function isDirectiveName(name: string): name is DirectiveName {
  return Object.hasOwn(DIRECTIVES, name);
}

/** Docusaurus's admonitions, which are left alone. */
export const ADMONITIONS: readonly string[] = [
  'secondary',
  'info',
  'success',
  'danger',
  'note',
  'tip',
  'warning',
  'important',
  'caution',
];
