import type { RunDraft, RunEvent, RunRecord } from '../../model/run.ts';
import { createListeners } from '../../run/keys.ts';
import type { LoadedRun } from '../../run/loadRun.ts';
import { parseEvent } from '../../run/parseRecord.ts';
import { reduce } from '../../run/reduce.ts';
import { parseRunKey } from '../../run/runKeys.ts';
import type { LocalLog } from '../../run/runLog.ts';
import { createRunStore, type RunStore } from '../../run/store.ts';
import type { ValueStore } from '../../run/values.ts';
import { afterPaint, type BrowserParts, wait } from './browserParts.ts';
import { createRunValues, type RunValues } from './runValues.ts';
import { readSetting } from './settings.ts';

/** A run that is open in this tab. */
export interface OpenRun {
  parts: BrowserParts;
  store: RunStore;
  values: RunValues;
  /**
   * Writes down what was typed into the values, then these. Throws a RangeError for what a record
   * cannot hold.
   */
  act(...drafts: RunDraft[]): void;
  /**
   * Does something once the page has been painted, for what shows at once by itself. Nothing that
   * is done meanwhile overtakes it.
   */
  soon(task: () => void): void;
  /** Whether something is still to be done soon: what shows is not all in the record then. */
  coming: { get(): boolean; subscribe(listener: () => void): () => void };
  close(): void;
}

/** How long nobody types before a value is written down. */
const PAUSE_MS = 700;

/**
 * Opens a run: its store, its values, and the ways by which the tabs of this browser hear of each
 * other. `from` are the values of the start form, `query` what came with the address.
 */
export function openRun(
  run: RunRecord | LoadedRun,
  parts: BrowserParts,
  { from, query }: { from?: ValueStore; query?: string } = {},
): OpenRun {
  const record = 'record' in run ? run.record : run;
  const { runbook, snapshot } = record.header;
  const recorded =
    record.events.length > 0 ? reduce(record.header, record.events).variables : undefined;
  const values = createRunValues(runbook, snapshot.variables, recorded, from, query);
  const store = createRunStore({
    run,
    local: parts.local,
    durable: parts.durable,
    ids: parts.ids,
    now: parts.now,
    zone: parts.zone,
    actor: () => readSetting('actor').slice(0, 500),
    secrets: values.secrets,
    patience: () => wait(),
    turn: afterPaint,
    ...(parts.channel && { channel: parts.channel }),
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  const tasks: (() => void)[] = [];
  const { subscribe, notify } = createListeners();
  function runTasks(): void {
    for (let task = tasks.shift(); task; task = tasks.shift()) task();
    notify();
  }
  function flush(): void {
    runTasks();
    clearTimeout(timer);
    const drafts = values.drafts();
    if (drafts.length > 0) store.append(...drafts);
  }
  const stopFollowing = values.follow(store);
  const stopTyping = values.values.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  });
  const onStorage = ({ key, newValue }: StorageEvent) => store.storageChanged(key, newValue);
  window.addEventListener('storage', onStorage);
  window.addEventListener('pagehide', flush);
  store.merge(missed(record, parts.local));

  return {
    parts,
    store,
    values,
    act(...drafts) {
      flush();
      store.append(...drafts);
    },
    soon(task) {
      tasks.push(task);
      notify();
      if (tasks.length === 1) afterPaint().then(runTasks);
    },
    coming: { get: () => tasks.length > 0, subscribe },
    close() {
      flush();
      stopFollowing();
      stopTyping();
      window.removeEventListener('storage', onStorage);
      window.removeEventListener('pagehide', flush);
      store.close();
    },
  };
}

/**
 * What another tab wrote after this one had read the storage and before it listened. Nobody tells
 * of that again. A text that cannot be read is left alone.
 */
function missed({ header, events }: RunRecord, local: LocalLog): RunEvent[] {
  const known = new Set(events.map(({ id }) => id));
  try {
    return local.read(header.runId).flatMap(({ key, text }) => {
      const eventId = parseRunKey(key)?.eventId;
      if (eventId === undefined || known.has(eventId)) return [];
      const parsed = parseEvent(text, eventId);
      return parsed.state === 'record' ? [parsed.record] : [];
    });
  } catch {
    // The storage cannot be read: the run goes on with what was loaded.
    return [];
  }
}
