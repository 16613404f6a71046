import type {
  Action,
  ChecklistMode,
  Effect,
  Phase,
  ProcedureKind,
  Risk,
  RunbookStatus,
  Severity,
  StepKind,
  TemplateKind,
} from '../../model/vocabulary.ts';
import type { Shape } from './shapes.ts';

/** How much a word should worry its reader. The colour follows from it, never the meaning. */
export type Tone = 'calm' | 'plain' | 'caution' | 'danger';

/** A word of the language as a person reads it: never a colour without its shape and its word. */
export interface Sign {
  word: string;
  shape: Shape;
  tone: Tone;
}

const sign = (word: string, shape: Shape, tone: Tone = 'plain'): Sign => ({ word, shape, tone });

export const STATUS_SIGNS: Record<RunbookStatus, Sign> = {
  draft: sign('Draft', 'pen', 'caution'),
  active: sign('Active', 'tick', 'calm'),
  retired: sign('Retired', 'barred', 'danger'),
};

export const PROCEDURE_SIGNS: Record<ProcedureKind, Sign> = {
  rollback: sign('Rollback', 'back'),
  partial: sign('Partial rollback', 'half'),
  emergency: sign('Emergency', 'octagon', 'danger'),
  prepare: sign('Preparation', 'list'),
  verify: sign('Verification', 'tick'),
  recover: sign('Recovery', 'round'),
  're-enable': sign('Re-enabling', 'forward'),
  respond: sign('Response', 'speech'),
};

export const RISK_SIGNS: Record<Risk, Sign> = {
  none: sign('No risk', 'bars0', 'calm'),
  'very-low': sign('Very low risk', 'bars1', 'calm'),
  low: sign('Low risk', 'bars2', 'calm'),
  medium: sign('Medium risk', 'bars3', 'caution'),
  high: sign('High risk', 'bars4', 'danger'),
  critical: sign('Critical risk', 'bars5', 'danger'),
};

export const ACTION_SIGNS: Record<Action, Sign> = {
  'rollback-now': sign('Roll back now', 'backTwice', 'danger'),
  rollback: sign('Roll back', 'back', 'caution'),
  'rollback-if-critical': sign('Roll back if critical', 'triangle', 'caution'),
  assess: sign('Assess', 'lens'),
  adjust: sign('Adjust', 'sliders'),
  'fix-forward': sign('Fix forward', 'forward'),
  'do-not-roll-back': sign('Do not roll back', 'barred'),
};

export const SEVERITY_SIGNS: Record<Severity, Sign> = {
  low: sign('Low severity', 'circle', 'calm'),
  medium: sign('Medium severity', 'diamond', 'caution'),
  high: sign('High severity', 'triangle', 'danger'),
  critical: sign('Critical severity', 'octagon', 'danger'),
};

export const STEP_SIGNS: Record<StepKind, Sign> = {
  do: sign('Do', 'play'),
  check: sign('Check', 'tick'),
  decide: sign('Decide', 'fork'),
  wait: sign('Wait', 'clock'),
  notify: sign('Notify', 'speech'),
  record: sign('Record', 'pen'),
  approve: sign('Approve', 'person'),
};

export const EFFECT_SIGNS: Record<Effect, Sign> = {
  read: sign('Reads only', 'circle', 'calm'),
  mutate: sign('Makes a change', 'diamond'),
  destructive: sign('Destructive', 'triangle', 'danger'),
  irreversible: sign('Irreversible', 'octagon', 'danger'),
};

/** Whether the way back of a step has to be read before its commands. */
export function destroys(effect: Effect): boolean {
  return effect === 'destructive' || effect === 'irreversible';
}

export const PHASE_WORDS: Record<Phase, string> = {
  before: 'Before the rollback',
  during: 'During the rollback',
  after: 'After the rollback',
  're-enable': 'Before re-enabling',
};

export const MODE_WORDS: Record<ChecklistMode, string> = {
  'do-confirm': 'Do, then confirm here',
  'read-do': 'Read an item, then do it',
};

export const TEMPLATE_WORDS: Record<TemplateKind, string> = {
  notification: 'Notification',
  report: 'Report',
  'post-mortem': 'Post-mortem',
  ticket: 'Ticket',
};
