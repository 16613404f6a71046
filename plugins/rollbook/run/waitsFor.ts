import { isFulfilled, isSettled, type StepState, type Waiting } from './runState.ts';

/**
 * What each step waits for: the steps it needs that are neither done nor not applicable, and, where
 * it changes something, every approval before it that was not given. It is only ever shown:
 * nothing is locked by it. A step that is settled waits for nothing. Steps that wait for the same
 * approvals alone share one list: of thousands of each, the entries would be millions.
 */
export function waitsFor(steps: readonly StepState[]): Waiting[][] {
  const open = openById(steps);
  const approvals: number[] = [];
  let shared: Waiting[] = [];
  return steps.map((state, i) => {
    const { effect, kind, needs } = state.step;
    const before = effect === 'read' ? [] : approvals;
    const needed = needs.flatMap((id) => open.get(id) ?? []).filter((at) => at !== i);
    let found: Waiting[] = [];
    if (needed.length > 0) found = toWait(steps, [...before, ...needed]);
    else if (before.length > 0) {
      if (shared.length !== approvals.length) shared = toWait(steps, approvals);
      found = shared;
    }
    if (kind === 'approve' && !isFulfilled(state)) approvals.push(i);
    return isSettled(state) ? [] : found;
  });
}

/** Where the steps stand that are not fulfilled. A record may have two of one id. */
function openById(steps: readonly StepState[]): Map<string, number[]> {
  const open = new Map<string, number[]>();
  for (const [i, step] of steps.entries()) {
    if (isFulfilled(step)) continue;
    const places = open.get(step.id);
    if (places) places.push(i);
    else open.set(step.id, [i]);
  }
  return open;
}

/** The steps at these places, each once and in the order of the procedure. */
function toWait(steps: readonly StepState[], places: readonly number[]): Waiting[] {
  return [...new Set(places)]
    .sort((a, b) => a - b)
    .flatMap((at): Waiting[] => {
      const found = steps[at];
      if (!found) return [];
      return [{ step: found.id, kind: found.step.kind === 'approve' ? 'approval' : 'step' }];
    });
}
