import type { RunDraft, RunEvent } from '../model/run.ts';
import { createIds } from './newEventId.ts';
import { reduce } from './reduce.ts';
import type { RunState, StepState } from './runState.ts';

/** An entry of a sheet as it is to be recorded. */
export interface Planned {
  /** A step’s id; absent for the run itself. */
  target?: string;
  drafts: readonly RunDraft[];
}

/** What the entries together are to come to. */
export interface Expected {
  ended: boolean;
  /** By the step’s id. */
  statuses: ReadonlyMap<string, StepState['status']>;
}

/**
 * Adds the entries to a run as its store would, and finds those that would not come to what was
 * expected. The entries were compared with the run by their times, but events count in the order
 * of their ids, which differs where somebody’s clock was set back.
 */
export function findUndone<T extends Planned>(
  state: RunState,
  planned: readonly T[],
  { ended, statuses }: Expected,
): Set<T> {
  if (planned.length === 0) return new Set();
  const owners = ownersOf(state, planned);
  const then = reduce(state.header, [...state.events, ...owners.keys()]);
  const undone = new Set<T>();
  const blame = (entry: T | undefined) => entry && undone.add(entry);
  for (const event of then.inert) blame(owners.get(event));
  for (const { id, status } of then.steps)
    if (statuses.get(id) !== status) blame(planned.findLast(({ target }) => target === id));
  if (!!then.ended !== ended) blame(planned.findLast(changesEnd));
  return undone;
}

/** The events that the entries become, each with its entry. */
function ownersOf<T extends Planned>(state: RunState, planned: readonly T[]): Map<RunEvent, T> {
  const ids = createIds(
    () => 0,
    (count) => new Uint8Array(count),
  );
  for (const { id } of state.events) ids.saw(id);
  const { zone, at: opened } = state.header;
  const owners = new Map<RunEvent, T>();
  for (const entry of planned)
    for (const draft of entry.drafts) {
      const at = draft.at ?? opened;
      const id = ids.earlier(Date.parse(at));
      owners.set({ ...draft, id, at, zone, actor: '' } as RunEvent, entry);
    }
  return owners;
}

function changesEnd({ drafts }: Planned): boolean {
  return drafts.some(({ type }) => type === 'finished' || type === 'step-reopened');
}
