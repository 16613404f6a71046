/**
 * The closed sets of the language. Each list is the only place where its words are said: the type,
 * the validator, the JSON Schema and the authoring pages are made from it.
 */
export const RUNBOOK_STATUSES = ['draft', 'active', 'retired'] as const;

export const PROCEDURE_KINDS = [
  'rollback',
  'partial',
  'emergency',
  'prepare',
  'verify',
  'recover',
  're-enable',
  'respond',
] as const;

export const RISKS = ['none', 'very-low', 'low', 'medium', 'high', 'critical'] as const;

export const ACTIONS = [
  'rollback-now',
  'rollback',
  'rollback-if-critical',
  'assess',
  'adjust',
  'fix-forward',
  'do-not-roll-back',
] as const;

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

export const STEP_KINDS = ['do', 'check', 'decide', 'wait', 'notify', 'record', 'approve'] as const;

export const EFFECTS = ['read', 'mutate', 'destructive', 'irreversible'] as const;

export const PHASES = ['before', 'during', 'after', 're-enable'] as const;

export const CHECKLIST_MODES = ['do-confirm', 'read-do'] as const;

export const TEMPLATE_KINDS = ['notification', 'report', 'post-mortem', 'ticket'] as const;

export const VARIABLE_TYPES = [
  'text',
  'path',
  'git-ref',
  'sha',
  'version',
  'number',
  'percent',
  'duration',
  'url',
  'host',
  'identifier',
  'choice',
  'secret',
] as const;

/** What a template knows of the run besides the runbook's variables, written `{{run.started}}`. */
export const RUN_FIELDS = [
  'started',
  'ended',
  'duration',
  'actor',
  'procedure',
  'trigger',
  'mode',
  'steps',
  'deviations',
  'id',
] as const;

/**
 * Where in a shell command a placeholder stands. Only a `word` can be quoted safely for an
 * interactive shell as well as for a script; `plain` is a fence that no shell reads.
 */
export const PLACEHOLDER_CONTEXTS = [
  'word',
  'double-quotes',
  'single-quotes',
  'dollar-quotes',
  'backticks',
  'heredoc',
  'comment',
  'arithmetic',
  'parameter',
  'command-name',
  'nested-shell',
  'plain',
] as const;

export type RunbookStatus = (typeof RUNBOOK_STATUSES)[number];
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number];

/** The kinds of procedure that take a release back: a sign of trouble starts them. */
export const ROLLS_BACK: readonly ProcedureKind[] = ['rollback', 'partial', 'emergency'];

export type Risk = (typeof RISKS)[number];
export type Action = (typeof ACTIONS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type StepKind = (typeof STEP_KINDS)[number];
export type Effect = (typeof EFFECTS)[number];
export type Phase = (typeof PHASES)[number];
export type ChecklistMode = (typeof CHECKLIST_MODES)[number];
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];
export type VariableType = (typeof VARIABLE_TYPES)[number];
export type RunField = (typeof RUN_FIELDS)[number];
export type PlaceholderContext = (typeof PLACEHOLDER_CONTEXTS)[number];
