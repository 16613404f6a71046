import type { OtherProcedure } from '../model/run.ts';
import type { RunState } from './runState.ts';

/** The ways there are after a step failed. The run can always be stopped as well. */
export interface WaysOn {
  /** Where the plan says to go: a step of this procedure, or another place of the site. */
  onFail?: { kind: 'step' | 'procedure' | 'elsewhere'; to: string; title?: string };
  /** Procedures that stand in for this one. */
  alternatives: OtherProcedure[];
  /** The procedure of the next higher level. */
  nextLevel?: OtherProcedure;
}

/** Finds the ways on from a step of the run. `step` is its id. */
export function waysOn(state: RunState, step: string): WaysOn {
  const { procedure, others } = state.header.snapshot;
  const { id, level, alternativeTo } = procedure;
  const alternatives = others.filter(
    (other) =>
      other.alternativeTo === id ||
      other.id === alternativeTo ||
      (alternativeTo !== undefined && other.alternativeTo === alternativeTo),
  );
  const above = others
    .filter((other) => level !== undefined && other.level !== undefined && other.level > level)
    .sort((a, b) => (a.level ?? 0) - (b.level ?? 0));
  const to = state.steps.find((other) => other.id === step)?.step.onFail;
  const ways: WaysOn = { alternatives };
  if (above[0]) ways.nextLevel = above[0];
  if (to === undefined) return ways;
  const own = state.steps.find((other) => other.id === to);
  const other = others.find((found) => found.id === to);
  const title = own?.step.title ?? other?.title;
  const kind = own ? 'step' : other ? 'procedure' : 'elsewhere';
  ways.onFail = { kind, to, ...(title !== undefined && { title }) };
  return ways;
}
