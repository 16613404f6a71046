import { isSettled, type StepState } from './runState.ts';

/**
 * The id of the step to look at: the one begun last that is not settled; else the one that has
 * just failed, since somebody must say how to go on; else the first open step that waits for
 * no open one (what was skipped is not waited for any longer); else the first open one. `last` is the step that something happened to last.
 */
export function currentStep(
  steps: readonly StepState[],
  last: string | undefined,
): string | undefined {
  let begun: StepState | undefined;
  for (const step of steps) {
    if (step.status !== 'started') continue;
    if (!begun || startOf(step) > startOf(begun)) begun = step;
  }
  if (begun) return begun.id;
  const failed = steps.find(({ id, status }) => id === last && status === 'failed');
  if (failed) return failed.id;
  const open = steps.filter((step) => !isSettled(step));
  const ids = new Set(open.map(({ id }) => id));
  const waits = (step: StepState) => step.waitsFor.some((on) => ids.has(on.step));
  return (open.find((step) => !waits(step)) ?? open[0])?.id;
}

function startOf(step: StepState): string {
  return step.attempts.at(-1)?.start.id ?? '';
}
