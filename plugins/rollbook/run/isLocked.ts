import type { StepState } from './runState.ts';

/**
 * Whether an irreversible step is closed until somebody types the name of what it acts on, which
 * begins it. That it failed, was skipped or was done without a beginning opens nothing, and a step
 * that was reopened asks again.
 */
export function isLocked({ step, attempts, departures }: StepState): boolean {
  if (step.effect !== 'irreversible') return false;
  const opened = departures.findLast(({ kind }) => kind === 'reopened')?.when.id ?? '';
  return !attempts.some(({ assumed, start }) => !assumed && start.id > opened);
}
