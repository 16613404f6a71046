import { formatMs } from './formatTime.ts';
import type { RunState, StepState } from './runState.ts';
import { isSettled } from './runState.ts';
import { STEP_STATUS_WORDS } from './statusWords.ts';

/** Where a run was not as planned. The parts are plain text, not yet escaped for anything. */
export interface Deviation {
  /** The step's code, absent for the run as a whole. */
  code?: string;
  text: string;
  /** Somebody's words on it. */
  reason?: string;
}

/**
 * Lists where the run departed from the plan: what was skipped, failed, not applicable, reopened
 * or never done, what took longer than its budget, what was not as expected, and gaps in the time.
 */
export function deviationsOf(state: RunState): Deviation[] {
  const found = state.steps.flatMap((step) => ofStep(step, state));
  const { budget } = state.header.snapshot.procedure;
  if (state.ended && budget !== undefined) {
    const took = state.ended.elapsed - (state.started?.elapsed ?? 0);
    const over = took - budget * 1000;
    if (over > 0) found.push({ text: `The run took ${formatMs(over)} longer than its budget` });
  }
  for (const { kind, ms, after } of state.gaps) {
    // What is ticked a day later is no part of how the run went.
    if (state.ended && after >= state.ended.id) continue;
    const length = formatMs(ms);
    if (kind === 'asleep')
      found.push({ text: `The computer slept, or its clock was set forward, for ${length}` });
    else if (kind === 'clock-set-back') found.push({ text: `The clock was set back by ${length}` });
    else found.push({ text: `The page was closed for ${length}` });
  }
  return found;
}

function ofStep(state: StepState, run: RunState): Deviation[] {
  const { step, departures, duration } = state;
  const { code } = step;
  const found: Deviation[] = [];
  const add = (text: string, why?: string) =>
    found.push({ code, text: `${text}: ${step.title}`, ...(why && { reason: why }) });
  for (const { kind, reason } of departures) add(STEP_STATUS_WORDS[kind], reason);
  if (run.ended && !isSettled(state)) add('Not done');
  const over = (duration ?? 0) - (step.budget ?? Number.POSITIVE_INFINITY) * 1000;
  if (over > 0) add(`${formatMs(over)} over its budget`);
  for (const { expect = 0, value, met } of state.observed)
    if (met === false)
      add(`Found ${value}, expected ${step.expects[expect]?.title ?? 'something else'}`);
  return found;
}
