import { isFulfilled, isSettled, type StepState, type Waiting } from './runState.ts';

/**
 * What a step waits for: the steps it needs that are neither done nor not applicable, and, where
 * it changes something, every approval before it that was not given. It is only ever shown:
 * nothing is locked by it. A step that is settled waits for nothing.
 */
export function waitsFor(state: StepState, steps: readonly StepState[]): Waiting[] {
  if (isSettled(state)) return [];
  const waiting: Waiting[] = [];
  let before = true;
  for (const other of steps) {
    if (other === state) before = false;
    if (other === state || isFulfilled(other)) continue;
    const approval = other.step.kind === 'approve';
    const needed = state.step.needs.includes(other.id);
    if (needed || (approval && before && state.step.effect !== 'read'))
      waiting.push({ step: other.id, kind: approval ? 'approval' : 'step' });
  }
  return waiting;
}
