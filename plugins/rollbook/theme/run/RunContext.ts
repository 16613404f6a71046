import { createContext, useContext, useSyncExternalStore } from 'react';
import type { RunDraft } from '../../model/run.ts';
import type { Drafts } from '../../run/drafts.ts';
import type { RunState } from '../../run/runState.ts';
import type { RunView } from '../../run/store.ts';
import type { OpenRun } from './openRun.ts';
import type { RunAction } from './runKeys.ts';

/** What the parts of run mode share. */
export interface RunTools {
  open: OpenRun;
  /** The site's base URL, with a slash at its end. */
  base: string;
  /** Adds events, and says in words what was refused. True where nothing was. */
  act(...drafts: RunDraft[]): boolean;
  /** Does what a key or button stands for. */
  perform(action: RunAction): void;
  /** Shows a step; undefined follows the current one. */
  show(step: string | undefined): void;
  /** Closes what is open over the step. */
  close(): void;
  keysOn: boolean;
  /** What was typed and is not recorded yet. */
  written: Drafts;
}

export const RunContext = createContext<RunTools | null>(null);

/** The run around a component. Throws where there is none. */
export function useRun(): RunTools {
  const run = useContext(RunContext);
  if (!run) throw new Error('Expected a run around this component, found none');
  return run;
}

/** A part of a run as it is now. What uses it is drawn anew only where that part is another. */
export function useRunPart<T>({ store }: OpenRun, part: (view: RunView) => T): T {
  const read = () => part(store.getSnapshot());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** The state of the run around a component. */
export function useRunState(): RunState {
  return useRunPart(useRun().open, stateOf);
}

export function stateOf({ state }: RunView): RunState {
  return state;
}
