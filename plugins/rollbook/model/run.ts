import * as z from 'zod';
import { Checklist, Decision, Procedure, Target, Template, Variable } from './runbook.ts';
import {
  RECORD_ID,
  RUN_EVENT_TYPES,
  RUN_MODES,
  RUN_SCHEMA_VERSION,
  type RunEventType,
  ZONE,
} from './runVocabulary.ts';

const id = z.string().regex(RECORD_ID);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(200);
const name = z.string().min(1).max(500);
const text = z.string().max(20_000);
const time = z.iso.datetime({ precision: 3 }).describe('UTC, to the millisecond');
const zone = z.string().regex(ZONE).describe('an IANA time zone, Europe/Vienna');

/** What a run needs of another procedure of its runbook: enough to offer it as a way out. */
export const OtherProcedure = Procedure.pick({
  id: true,
  title: true,
  kind: true,
  risk: true,
  budget: true,
  level: true,
  alternativeTo: true,
}).meta({ id: 'OtherProcedure' });
export type OtherProcedure = z.infer<typeof OtherProcedure>;

/** The part of the runbook that the run depends on, as it was when the run began. */
export const RunSnapshot = z
  .looseObject({
    title: z.string().describe('of the runbook'),
    version: z.string().optional(),
    procedure: Procedure,
    checklists: z.array(Checklist),
    templates: z.array(Template),
    decisions: z.array(Decision),
    targets: z.array(Target),
    variables: z.array(Variable),
    others: z.array(OtherProcedure),
  })
  .meta({ id: 'RunSnapshot' });
export type RunSnapshot = Pick<
  z.infer<typeof RunSnapshot>,
  | 'title'
  | 'version'
  | 'procedure'
  | 'checklists'
  | 'templates'
  | 'decisions'
  | 'targets'
  | 'variables'
  | 'others'
>;

const header = z.object({
  schemaVersion: z.literal(RUN_SCHEMA_VERSION),
  runId: id,
  at: time.describe('when the run was opened'),
  zone,
  mode: z.enum(RUN_MODES),
  runbook: slug,
  procedure: slug,
  runbookHash: z.string().max(200),
  commit: z.string().max(200).optional().describe('that the site was built from'),
  snapshot: RunSnapshot,
});
export type RunHeader = Omit<z.infer<typeof header>, 'snapshot'> & { snapshot: RunSnapshot };
export const RunHeader: z.ZodType<RunHeader> = header.loose().meta({ id: 'RunHeader' });

const common = {
  id,
  at: time,
  zone,
  mono: z.number().nonnegative().optional().describe('ms of a clock that nobody can set'),
  session: z
    .string()
    .max(64)
    .optional()
    .describe('the page load that `mono` counts in; two sessions cannot be compared by it'),
  actor: z.string().max(500),
  source: z
    .literal('paper')
    .optional()
    .describe('typed in later from a sheet: `at`, and the time in `id`, are as written there'),
};
const step = { ...common, target: name.describe('a step') };

/**
 * Every event, a row a type. A field that is missing where it may be: `answer` (the question was
 * gone back to), `value` (the variable was emptied, or is secret), `target` of a note (the run).
 */
const events = {
  started: z.object({
    ...common,
    type: z.literal('started'),
    trigger: text.optional().describe('what the run was started for: a trigger’s id or words'),
  }),
  detected: z.object({
    ...common,
    type: z.literal('detected'),
    detectedAt: time,
    trigger: text.optional(),
  }),
  answered: z.object({
    ...common,
    type: z.literal('answered'),
    target: name.describe('a decision'),
    question: name,
    answer: z.int().nonnegative().optional().describe('which answer of the question, from 0'),
    title: text.optional().describe('the answer in words'),
  }),
  variable: z.object({
    ...common,
    type: z.literal('variable'),
    target: name.describe('a variable'),
    value: text.optional(),
    secret: z.literal(true).optional().describe('it was filled in, and its value is not kept'),
  }),
  'step-started': z.object({ ...step, type: z.literal('step-started') }),
  'step-done': z.object({
    ...step,
    type: z.literal('step-done'),
    by: text.optional().describe('who approved or did it, where that is not the actor'),
  }),
  'step-failed': z.object({ ...step, type: z.literal('step-failed'), reason: text.optional() }),
  'step-skipped': z.object({
    ...step,
    type: z.literal('step-skipped'),
    reason: text.min(1),
    notApplicable: z.literal(true).optional(),
  }),
  'step-reopened': z.object({ ...step, type: z.literal('step-reopened'), reason: text.optional() }),
  checked: z.object({
    ...common,
    type: z.literal('checked'),
    target: name.describe('a checklist'),
    item: name,
  }),
  unchecked: z.object({
    ...common,
    type: z.literal('unchecked'),
    target: name.describe('a checklist'),
    item: name,
  }),
  observed: z.object({
    ...common,
    type: z.literal('observed'),
    target: name.describe('a step, or `targets`'),
    expect: z.int().nonnegative().optional().describe('which expectation or target, from 0'),
    value: text,
    met: z.boolean().optional().describe('what a person judged, where no condition can'),
  }),
  note: z.object({ ...common, type: z.literal('note'), target: name.optional(), text }),
  copied: z.object({
    ...step,
    type: z.literal('copied'),
    command: z.int().nonnegative().optional().describe('which command of the step, from 0'),
  }),
  'template-used': z.object({
    ...common,
    type: z.literal('template-used'),
    target: name.describe('a template'),
  }),
  finished: z.object({ ...common, type: z.literal('finished'), text: text.optional() }),
  abandoned: z.object({ ...common, type: z.literal('abandoned'), reason: text.optional() }),
} satisfies Record<RunEventType, z.ZodObject>;

/** An event that this version knows. */
export type KnownRunEvent = { [T in RunEventType]: z.infer<(typeof events)[T]> }[RunEventType];

const unknownEvent = z.object({
  ...common,
  type: z
    .string()
    .max(64)
    .regex(new RegExp(`^(?!(?:${RUN_EVENT_TYPES.join('|')})$)[a-z][a-z-]*$`)),
});
/** An event of a type that came later. It is kept and exported, and changes nothing. */
export type UnknownRunEvent = z.infer<typeof unknownEvent>;

export type RunEvent = KnownRunEvent | UnknownRunEvent;
const loose = Object.fromEntries(
  Object.entries(events).map(([type, event]) => [type, event.loose()]),
) as unknown as Record<RunEventType, z.ZodType<KnownRunEvent>>;
const looseUnknown = unknownEvent.loose();
export const RunEvent = z
  .union([...Object.values(loose), looseUnknown])
  .meta({ id: 'RunEvent' }) as z.ZodType<RunEvent>;

/** The schema of one type of event: its complaints name the field, not all the types there are. */
export function eventSchema(type: string): z.ZodType<RunEvent> {
  return Object.hasOwn(loose, type) ? loose[type as RunEventType] : looseUnknown;
}

/** One run: what it began with, and what happened. */
export interface RunRecord {
  header: RunHeader;
  events: RunEvent[];
}
export const RunRecord: z.ZodType<RunRecord> = z
  .strictObject({ header: RunHeader, events: z.array(RunEvent).max(20_000) })
  .meta({ id: 'RunRecord', title: 'Rollbook run record' });

/**
 * What somebody adds to a run: the event without what the store knows by itself. It has a time only
 * where that is not now, but as a sheet of paper says.
 */
export type RunDraft = {
  [T in RunEventType]: Omit<
    z.infer<(typeof events)[T]>,
    'id' | 'at' | 'zone' | 'mono' | 'session' | 'actor'
  > & { at?: string };
}[RunEventType];
