import type { KnownRunEvent } from '../model/run.ts';
import type { Expect } from '../model/runbook.ts';
import { judge } from './judge.ts';
import {
  type Attempt,
  type Departure,
  isSettled,
  type Moment,
  type StepState,
} from './runState.ts';

export type StepEvent = Extract<KnownRunEvent, { type: `step-${string}` | 'observed' | 'copied' }>;

/**
 * Applies one event to its step, which it changes. `since` is where an attempt that nobody began
 * is counted from. Returns false where the event has no effect.
 */
export function applyToStep(
  state: StepState,
  event: StepEvent,
  when: Moment,
  since: Moment,
): boolean {
  switch (event.type) {
    case 'step-started':
      return start(state, when);
    case 'step-done':
      if (state.status === 'done') return false;
      settle(state, 'done', when, since);
      if (event.by) state.by = event.by;
      return true;
    case 'step-failed':
      if (state.status === 'failed') return false;
      settle(state, 'failed', when, since, event.reason);
      depart(state, 'failed', when, event.reason);
      return true;
    case 'step-skipped':
      return skip(state, event, when);
    case 'step-reopened':
      return reopen(state, when, event.reason);
    case 'observed':
      state.observed.push({
        ...when,
        target: event.target,
        value: event.value,
        ...(event.expect !== undefined && { expect: event.expect }),
        ...judged(state.step.expects[event.expect ?? 0], event.value, event.met),
      });
      return true;
    case 'copied':
      state.copied.push(when);
      return true;
  }
}

/** A failed step can be begun again at once; one that is done must be reopened first. */
function start(state: StepState, when: Moment): boolean {
  if (state.status === 'started' || (isSettled(state) && state.status !== 'failed')) return false;
  state.status = 'started';
  delete state.reason;
  state.attempts.push({ start: when, assumed: false });
  return true;
}

function settle(
  state: StepState,
  result: 'done' | 'failed',
  when: Moment,
  since: Moment,
  reason?: string,
): void {
  let attempt = open(state);
  if (!attempt) {
    attempt = { start: startAfter(state, since), assumed: true };
    state.attempts.push(attempt);
  }
  close(attempt, result, when, reason);
  state.status = result;
  setReason(state, reason);
}

/** A step that was reopened is counted from then, not from the step before it long ago. */
function startAfter({ departures }: StepState, since: Moment): Moment {
  const opened = departures.findLast(({ kind }) => kind === 'reopened')?.when;
  return opened && opened.elapsed > since.elapsed ? opened : since;
}

/** What failed was applicable: it can be skipped, but not declared to be none of our business. */
function skip(
  state: StepState,
  event: Extract<StepEvent, { type: 'step-skipped' }>,
  when: Moment,
): boolean {
  const { status } = state;
  if (status === 'done' || status === 'skipped' || status === 'not-applicable') return false;
  const result = event.notApplicable && status !== 'failed' ? 'not-applicable' : 'skipped';
  const attempt = open(state);
  if (attempt) close(attempt, result, when, event.reason);
  state.status = result;
  state.reason = event.reason;
  delete state.by;
  depart(state, result, when, event.reason);
  return true;
}

function reopen(state: StepState, when: Moment, reason: string | undefined): boolean {
  if (!isSettled(state)) return false;
  const attempt = open(state);
  if (attempt) close(attempt, 'reopened', when, reason);
  state.status = 'reopened';
  // Who gave a consent that was withdrawn does not stand by it.
  delete state.by;
  setReason(state, reason);
  depart(state, 'reopened', when, reason);
  return true;
}

function depart(
  state: StepState,
  kind: Departure['kind'],
  when: Moment,
  reason: string | undefined,
): void {
  state.departures.push({ kind, when, ...(reason && { reason }) });
}

function open(state: StepState): Attempt | undefined {
  const last = state.attempts.at(-1);
  return last && !last.end ? last : undefined;
}

function close(attempt: Attempt, result: Attempt['result'], when: Moment, reason?: string): void {
  attempt.end = when;
  attempt.result = result;
  if (reason) attempt.reason = reason;
}

function setReason(state: StepState, reason: string | undefined): void {
  if (reason) state.reason = reason;
  else delete state.reason;
}

/** Whether a value is as expected: as the expectation decides it, else as the person said. */
function judged(
  expect: Expect | undefined,
  value: string,
  said: boolean | undefined,
): { met?: boolean } {
  const met = expect ? (judge(expect, value) ?? said) : said;
  return met === undefined ? {} : { met };
}
