import type { RunDraft } from '../../model/run.ts';
import { isLocked } from '../../run/isLocked.ts';
import { isSettled, type StepState } from '../../run/runState.ts';
import type { RunAction } from './runKeys.ts';

/** What an action that is about a step can say besides. */
export interface StepWords {
  reason?: string;
  /** Who approved. */
  by?: string;
}

/**
 * The events by which an action changes a step; none where the action does not fit the state it is
 * in. A locked step is neither begun nor done. A reason that is needed and not given yet stands
 * empty.
 */
export function stepDrafts(state: StepState, action: RunAction, words: StepWords = {}): RunDraft[] {
  const { id: target, status } = state;
  const settled = isSettled(state);
  const locked = isLocked(state);
  const { reason = '', by } = words;
  const why = reason ? { reason } : {};
  switch (action) {
    case 'begin':
      if (locked || status === 'started' || (settled && status !== 'failed')) return [];
      return [{ type: 'step-started', target }];
    case 'done':
      return locked || settled ? [] : [{ type: 'step-done', target, ...(by && { by }) }];
    case 'failed':
      return settled ? [] : [{ type: 'step-failed', target, ...why }];
    case 'skip':
      if (settled && status !== 'failed') return [];
      return [{ type: 'step-skipped', target, reason }];
    case 'not-applicable':
      return settled ? [] : [{ type: 'step-skipped', target, reason, notApplicable: true }];
    case 'reopen':
      return settled ? [{ type: 'step-reopened', target, ...why }] : [];
    default:
      return [];
  }
}
