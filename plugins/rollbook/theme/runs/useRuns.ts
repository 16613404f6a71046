import { useCallback, useEffect, useState } from 'react';
import type { RunRecord } from '../../model/run.ts';
import { type Loaded, type LoadedRun, loadRuns } from '../../run/loadRun.ts';
import { reduce } from '../../run/reduce.ts';
import { RUN_PREFIX } from '../../run/runKeys.ts';
import type { RunState } from '../../run/runState.ts';
import { browserParts } from '../run/browserParts.ts';

/** A run that this browser keeps, with what is derived from it. */
export interface KeptRun {
  state: RunState;
  record: RunRecord;
  /** Keys under which the two copies differ. */
  conflicts: string[];
}

export interface KeptRuns extends Omit<Loaded, 'runs'> {
  /** Latest first. */
  runs: KeptRun[];
}

/** How long to wait after another tab wrote: it seldom writes once. */
const PAUSE_MS = 250;

/**
 * The runs that this browser keeps, and what of them cannot be read; undefined until they are
 * loaded. They follow what other tabs write. The second value loads them again.
 */
export function useRuns(): [kept: KeptRuns | undefined, reload: () => void] {
  const [kept, setKept] = useState<KeptRuns>();
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((count) => count + 1), []);

  useEffect(() => {
    let gone = false;
    const { local, durable } = browserParts();
    loadRuns(local, durable).then((loaded) => {
      if (!gone) setKept({ ...loaded, runs: loaded.runs.map(derive) });
    });
    return () => {
      gone = true;
    };
  }, [turn]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(reload, PAUSE_MS);
    };
    const onStorage = ({ key }: StorageEvent) => {
      if (key === null || key.startsWith(RUN_PREFIX)) soon();
    };
    const { channel } = browserParts();
    window.addEventListener('storage', onStorage);
    channel?.addEventListener('message', soon);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('storage', onStorage);
      channel?.removeEventListener('message', soon);
    };
  }, [reload]);

  return [kept, reload];
}

function derive({ record, conflicts }: LoadedRun): KeptRun {
  return { state: reduce(record.header, record.events), record, conflicts };
}
