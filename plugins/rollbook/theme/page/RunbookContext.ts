import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Variable } from '../../model/runbook.ts';
import { type ItemTick, NOT_YET_READ, type TickStore } from '../../run/ticks.ts';
import type { ValueStore, Values } from '../../run/values.ts';

/** What the components of one runbook share. */
export interface RunbookStores {
  runbook: string;
  variables: Variable[];
  ticks: TickStore;
  values: ValueStore;
}

export const RunbookContext = createContext<RunbookStores | null>(null);

/** The runbook around a component. Throws where there is none. */
export function useRunbook(): RunbookStores {
  const stores = useContext(RunbookContext);
  if (!stores) throw new Error('Expected a `Runbook` around this component, found none');
  return stores;
}

/** The values as they are now; the defaults until the browser has taken over. */
export function useValues(): Values {
  const { values } = useRunbook();
  return useSyncExternalStore(values.subscribe, values.get, () => values.initial);
}

/** The tick of one item; open until the browser has taken over. */
export function useTick(checklist: string, item: string): ItemTick {
  const { ticks } = useRunbook();
  const subscribe = useCallback(
    (listener: () => void) => ticks.subscribeItem(checklist, item, listener),
    [ticks, checklist, item],
  );
  return useSyncExternalStore(
    subscribe,
    () => ticks.get(checklist, item),
    () => NOT_YET_READ,
  );
}
