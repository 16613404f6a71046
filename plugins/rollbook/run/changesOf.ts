import type { Change, Moment, StepState } from './runState.ts';

/**
 * What the run has changed so far, latest first: the order in which to take it back. A step that
 * only began, or failed, is among it, since nobody knows how far it came; so is one that was
 * reopened after it was done.
 */
export function changesOf(steps: readonly StepState[]): Change[] {
  return steps
    .flatMap((state): Change[] => {
      const { step, attempts } = state;
      const when = step.effect === 'read' ? undefined : lastTouched(state);
      if (!when) return [];
      const { id, code, title, effect, undo } = step;
      const sure = attempts.some(({ result }) => result === 'done');
      const way = undo && { text: undo.text, ...(undo.command && { command: undo.command }) };
      return [{ step: id, code, title, effect, sure, when, ...(way && { undo: way }) }];
    })
    .sort((a, b) => (a.when.id < b.when.id ? 1 : -1));
}

/** An attempt that was declared not applicable while it ran changed nothing. */
function lastTouched({ attempts }: StepState): Moment | undefined {
  const attempt = attempts.findLast(({ result }) => result !== 'not-applicable');
  return attempt?.end ?? attempt?.start;
}
