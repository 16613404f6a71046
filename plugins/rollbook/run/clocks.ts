import { elapsed, type Gap, type Now } from './elapsed.ts';
import { isSettled, type RunState } from './runState.ts';

/** A clock that only counts up. All in ms, none below zero. */
export interface Clock {
  elapsed: number;
  budget?: number;
  /** What is left of the budget: 0 where it is used up. */
  left?: number;
  /** By how much the budget is exceeded: 0 where it is not. */
  over?: number;
  /** False where it stands: the run, or the step, has ended. */
  running: boolean;
}

export interface Clocks {
  /** Since the trouble was detected; since the run began where nobody said when that was. */
  sinceDetection: Clock;
  /** The whole run against the procedure's budget. */
  procedure: Clock;
  /** The step asked for, against its budget: all tries of it together. */
  step?: Clock;
  /** What the clocks disagree about, up to now. */
  gaps: Gap[];
}

/**
 * Reads the clocks of a run at `now`. `step` is an id, the current step if left out. Sleep counts
 * as time; a clock that was set back takes nothing away; see `Gap`.
 */
export function readClocks(state: RunState, now: Now, step = state.current): Clocks {
  const { ended, events } = state;
  const time = ended ? undefined : elapsed(events, now);
  const end = ended?.elapsed ?? time?.now ?? 0;
  const running = ended === undefined && events.length > 0;
  const began = state.started?.elapsed ?? 0;
  const { procedure } = state.header.snapshot;
  const clocks: Clocks = {
    sinceDetection: clock(detection(state, end, began), undefined, running),
    procedure: clock(events.length > 0 ? end - began : 0, procedure.budget, running),
    gaps: time?.gaps ?? state.gaps,
  };
  const found = state.steps.find(({ id }) => id === step);
  if (!found) return clocks;
  const open = running ? found.attempts.find((attempt) => !attempt.end) : undefined;
  const used = (found.duration ?? 0) + (open ? Math.max(0, end - open.start.elapsed) : 0);
  clocks.step = clock(used, found.step.budget, open !== undefined && !isSettled(found));
  return clocks;
}

/** Detection is a time on the wall that somebody typed in; from there on the events count. */
function detection(state: RunState, end: number, began: number): number {
  const { detected } = state;
  if (!detected) return end - began;
  const before = Date.parse(detected.when.at) - Date.parse(detected.at);
  return end - detected.when.elapsed + before;
}

function clock(ms: number, budget: number | undefined, running: boolean): Clock {
  const elapsed = Math.max(0, Number.isFinite(ms) ? ms : 0);
  if (budget === undefined) return { elapsed, running };
  const limit = budget * 1000;
  return {
    elapsed,
    budget: limit,
    left: Math.max(0, limit - elapsed),
    over: Math.max(0, elapsed - limit),
    running,
  };
}
