import * as z from 'zod';
import { Condition } from './condition.ts';
import {
  ACTIONS,
  CHECKLIST_MODES,
  EFFECTS,
  PHASES,
  PLACEHOLDER_CONTEXTS,
  PROCEDURE_KINDS,
  RISKS,
  RUNBOOK_STATUSES,
  SEVERITIES,
  STEP_KINDS,
  TEMPLATE_KINDS,
  VARIABLE_TYPES,
} from './vocabulary.ts';

const seconds = z.int().nonnegative().describe('seconds');
const line = z.int().positive().describe('line in the source file, from 1');
const reference = z.string().describe('`id`, or `other-runbook#id`');
const markdown = z.string().describe('Markdown');
const hash = z.string().regex(/^[0-9a-f]{16}$/);

const node = { id: z.string(), title: z.string(), line };

export const Variable = z
  .strictObject({
    name: z.string(),
    label: z.string(),
    type: z.enum(VARIABLE_TYPES),
    example: z.string().optional(),
    default: z.string().optional(),
    options: z.array(z.string()).optional(),
    pattern: z.string().optional(),
    from: z.string().optional(),
    required: z.boolean(),
    line,
  })
  .meta({ id: 'Variable' });
export type Variable = z.infer<typeof Variable>;

export const Placeholder = z
  .strictObject({
    variable: z.string(),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    context: z.enum(PLACEHOLDER_CONTEXTS),
  })
  .describe('where `{{variable}}` stands in the text, in UTF-16 units')
  .meta({ id: 'Placeholder' });
export type Placeholder = z.infer<typeof Placeholder>;

export const Command = z
  .strictObject({
    lang: z.string().optional(),
    text: z.string(),
    variables: z.array(z.string()),
    placeholders: z.array(Placeholder),
    title: z.string().optional(),
    dir: z.string().optional(),
    timeout: seconds.optional(),
    expectExit: z.int().optional(),
    sample: z.boolean(),
    line,
  })
  .meta({ id: 'Command' });
export type Command = z.infer<typeof Command>;

export const Trigger = z
  .strictObject({
    ...node,
    when: Condition.optional(),
    for: seconds.optional(),
    action: z.enum(ACTIONS).optional(),
    to: reference.optional(),
    severity: z.enum(SEVERITIES).optional(),
    signal: z.string().optional(),
    text: markdown,
  })
  .meta({ id: 'Trigger' });
export type Trigger = z.infer<typeof Trigger>;

export const Expect = z
  .strictObject({
    title: z.string(),
    exit: z.int().optional(),
    contains: z.string().optional(),
    absent: z.string().optional(),
    matches: z.string().optional(),
    value: Condition.optional(),
    line,
  })
  .meta({ id: 'Expect' });
export type Expect = z.infer<typeof Expect>;

export const Undo = z
  .strictObject({ text: markdown, command: Command.optional(), line })
  .meta({ id: 'Undo' });
export type Undo = z.infer<typeof Undo>;

export const Step = z
  .strictObject({
    ...node,
    code: z.string().describe('the short name on paper: A1'),
    kind: z.enum(STEP_KINDS),
    effect: z.enum(EFFECTS),
    budget: seconds.optional(),
    deadline: seconds.optional(),
    role: z.string().optional(),
    needs: z.array(z.string()),
    onFail: reference.optional(),
    optional: z.boolean(),
    text: markdown,
    commands: z.array(Command),
    expects: z.array(Expect),
    undo: Undo.optional(),
    hash,
  })
  .meta({ id: 'Step' });
export type Step = z.infer<typeof Step>;

export const Procedure = z
  .strictObject({
    ...node,
    letter: z.string().describe('the procedure part of its steps’ codes: A'),
    kind: z.enum(PROCEDURE_KINDS),
    risk: z.enum(RISKS).optional(),
    budget: seconds.optional(),
    level: z.int().optional(),
    scope: z.string().optional(),
    alternativeTo: reference.optional(),
    takesEffect: z.string().optional(),
    approver: z.string().optional(),
    summary: z.string(),
    triggers: z.array(Trigger),
    steps: z.array(Step),
    advantages: z.array(z.string()),
    disadvantages: z.array(z.string()),
    hash,
  })
  .meta({ id: 'Procedure' });
export type Procedure = z.infer<typeof Procedure>;

export const Answer = z
  .strictObject({
    title: z.string(),
    to: reference.optional(),
    when: Condition.optional(),
    unsure: z.boolean(),
    line,
  })
  .meta({ id: 'Answer' });
export type Answer = z.infer<typeof Answer>;

export const Question = z
  .strictObject({ ...node, text: markdown, answers: z.array(Answer) })
  .meta({ id: 'Question' });
export type Question = z.infer<typeof Question>;

export const Outcome = z
  .strictObject({
    ...node,
    action: z.enum(ACTIONS).optional(),
    to: reference.optional(),
    text: markdown,
  })
  .meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

export const Decision = z
  .strictObject({
    ...node,
    start: z.string().optional().describe('the question to begin with'),
    questions: z.array(Question),
    outcomes: z.array(Outcome),
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;

export interface ChecklistItem {
  id: string;
  text: string;
  line: number;
  items: ChecklistItem[];
}
export const ChecklistItem: z.ZodType<ChecklistItem> = z
  .strictObject({
    id: z.string().describe('made of the text, so that a changed item is an item not yet done'),
    text: markdown,
    line,
    get items() {
      return z.array(ChecklistItem);
    },
  })
  .meta({ id: 'ChecklistItem' });

export const Checklist = z
  .strictObject({
    ...node,
    procedure: z.string().optional(),
    phase: z.enum(PHASES).optional(),
    after: seconds.optional(),
    mode: z.enum(CHECKLIST_MODES),
    role: z.string().optional(),
    items: z.array(ChecklistItem),
  })
  .meta({ id: 'Checklist' });
export type Checklist = z.infer<typeof Checklist>;

export const Template = z
  .strictObject({
    ...node,
    procedure: z.string().optional(),
    kind: z.enum(TEMPLATE_KINDS).optional(),
    channel: z.string().optional(),
    within: seconds.optional(),
    text: z.string(),
    variables: z.array(z.string()),
    placeholders: z.array(Placeholder),
  })
  .meta({ id: 'Template' });
export type Template = z.infer<typeof Template>;

const cell = z.string();
export const Flag = z
  .strictObject({ flag: cell, default: cell, purpose: cell, rollbackImpact: cell, line })
  .meta({ id: 'Flag' });
export const TimelineRow = z
  .strictObject({ window: cell, action: cell, responsible: cell, line })
  .meta({ id: 'TimelineRow' });
export const AuthorityRow = z
  .strictObject({ scenario: cell, authority: cell, approval: cell, communication: cell, line })
  .meta({ id: 'AuthorityRow' });
export const Contact = z
  .strictObject({ role: cell, name: cell, reach: cell, line })
  .meta({ id: 'Contact' });
export const Target = z
  .strictObject({ metric: cell, target: cell, measuredBy: cell, line })
  .meta({ id: 'Target' });
export const Drill = z
  .strictObject({ procedure: cell, when: cell, owner: cell, status: cell, line })
  .meta({ id: 'Drill' });
export const HistoryRow = z
  .strictObject({ date: cell, subject: cell, action: cell, outcome: cell, line })
  .meta({ id: 'HistoryRow' });
export type Flag = z.infer<typeof Flag>;
export type TimelineRow = z.infer<typeof TimelineRow>;
export type AuthorityRow = z.infer<typeof AuthorityRow>;
export type Contact = z.infer<typeof Contact>;
export type Target = z.infer<typeof Target>;
export type Drill = z.infer<typeof Drill>;
export type HistoryRow = z.infer<typeof HistoryRow>;

export const Runbook = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    description: z.string().optional(),
    status: z.enum(RUNBOOK_STATUSES),
    owner: z.string(),
    version: z.string().optional(),
    appliesTo: z.string().optional(),
    reviewed: z.string().optional().describe('a date, as the author wrote it'),
    reviewEvery: seconds.optional(),
    source: z.string().describe('path in the repository'),
    permalink: z.string().optional(),
    hash: hash.describe('of what a run depends on; prose edits elsewhere leave it alone'),
    variables: z.array(Variable),
    procedures: z.array(Procedure),
    triggers: z.array(Trigger).describe('those on the page itself'),
    decisions: z.array(Decision),
    checklists: z.array(Checklist),
    templates: z.array(Template),
    flags: z.array(Flag),
    timeline: z.array(TimelineRow),
    authority: z.array(AuthorityRow),
    contacts: z.array(Contact),
    targets: z.array(Target),
    drills: z.array(Drill),
    history: z.array(HistoryRow),
  })
  .meta({ id: 'Runbook' });
export type Runbook = z.infer<typeof Runbook>;

export const SCHEMA_VERSION = 1;

export const RunbookIndex = z
  .strictObject({ schemaVersion: z.literal(SCHEMA_VERSION), runbooks: z.array(Runbook) })
  .meta({ id: 'RunbookIndex', title: 'Rollbook index' });
export type RunbookIndex = z.infer<typeof RunbookIndex>;
