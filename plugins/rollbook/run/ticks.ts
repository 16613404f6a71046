import {
  createListeners,
  type KeyValue,
  localDay,
  type OpenStorage,
  PREFIX,
  type Problem,
  readRecord,
  tickKey,
} from './keys.ts';

/** What is stored of one ticked item. `kept` is when a tick of an earlier day was confirmed. */
interface TickRecord {
  schemaVersion: 1;
  at: string;
  kept?: string;
}

/**
 * One item as it is shown. `done` counts for today; `earlier` was ticked on another local day and
 * does not count until it is kept; `unreadable` has something stored that this version cannot read.
 */
export type ItemTick =
  | { state: 'open' }
  | { state: 'done'; at: string }
  | { state: 'earlier'; at: string }
  | { state: 'unreadable'; raw: string };

/** The ticks of one runbook's checklists, made while reading. */
export interface TickStore {
  /** The state of an item. The same object until it changes. */
  get(checklist: string, item: string): ItemTick;
  /** A number that is another one after every change. */
  version(): number;
  subscribe(listener: () => void): () => void;
  /** Calls the listener when this item changed: a page has hundreds, and one is ticked at a time. */
  subscribeItem(checklist: string, item: string, listener: () => void): () => void;
  /** Ticks or unticks an item. Never throws: what cannot be stored is kept in memory. */
  set(checklist: string, item: string, done: boolean): void;
  /** Makes ticks of an earlier day count today. */
  keep(checklist: string, items: string[]): void;
  /** Unticks these items. What is unreadable stays stored. */
  clear(checklist: string, items: string[]): void;
  /** Another tab changed this key; null means that it emptied the storage. */
  changed(key: string | null): void;
  /** Looks at the clock again: a tick of yesterday is an earlier one after midnight. */
  refresh(): void;
  /** Why something on this page is not saved, or undefined. */
  problem(): Problem | undefined;
  /** How many items have something stored that cannot be read, and were not ticked since. */
  unreadable(): number;
  /** Everything ticked, and what could not be read, for a download. */
  export(): { ticks: { key: string; at: string }[]; unreadable: { key: string; raw: string }[] };
}

interface Entry {
  key: string;
  tick: ItemTick;
  listeners: ReturnType<typeof createListeners>;
  /** What is true in this tab although it could not be stored; null stands for unticked. */
  memory?: TickRecord | null;
}

const OPEN: ItemTick = { state: 'open' };

/** What the server renders, and the browser until it has taken over. */
export const NOT_YET_READ: ItemTick = OPEN;

function parseTick(value: object): TickRecord | undefined {
  const { schemaVersion, at, kept } = value as Partial<Record<keyof TickRecord, unknown>>;
  const isTime = (text: unknown) => typeof text === 'string' && !Number.isNaN(Date.parse(text));
  const fits = schemaVersion === 1 && isTime(at) && (kept === undefined || isTime(kept));
  return fits ? (value as TickRecord) : undefined;
}

/**
 * Makes the store of a runbook's ticks. `open` gives the storage (and may throw), `now` the time.
 * One key an item, so that tabs never overwrite each other's ticks.
 */
export function createTicks(runbook: string, open: OpenStorage, now: () => Date): TickStore {
  const { subscribe, notify } = createListeners();
  const checklists = new Map<string, Map<string, Entry>>();
  let version = 0;
  let unavailable = false;
  let full = false;
  let telling = false;

  function storage(): KeyValue | undefined {
    try {
      const opened = open();
      // A blocked storage may open and throw on use only.
      opened.getItem(PREFIX);
      unavailable = false;
      return opened;
    } catch {
      unavailable = true;
      return undefined;
    }
  }

  function shown(record: TickRecord): ItemTick {
    const today = localDay(now());
    const counts = localDay(new Date(record.kept ?? record.at)) === today;
    return { state: counts ? 'done' : 'earlier', at: record.at };
  }

  function read(key: string, memory: TickRecord | null | undefined): ItemTick {
    if (memory !== undefined) return memory ? shown(memory) : OPEN;
    const opened = storage();
    if (!opened) return OPEN;
    const stored = readRecord(opened, key, parseTick);
    if (stored.state === 'record') return shown(stored.record);
    return stored.state === 'unreadable' ? stored : OPEN;
  }

  function entry(checklist: string, item: string): Entry {
    let items = checklists.get(checklist);
    if (!items) {
      items = new Map();
      checklists.set(checklist, items);
    }
    let found = items.get(item);
    if (!found) {
      const key = tickKey(runbook, checklist, item);
      found = { key, tick: read(key, undefined), listeners: createListeners() };
      items.set(item, found);
      if (unavailable || found.tick.state === 'unreadable') tellSoon();
    }
    return found;
  }

  /** An item is first read while a page is drawn, and nobody may be told before that is over. */
  function tellSoon(): void {
    if (!telling) queueMicrotask(tell);
    telling = true;
  }

  function tell(): void {
    telling = false;
    notify();
  }

  function entries(): Entry[] {
    return [...checklists.values()].flatMap((items) => [...items.values()]);
  }

  function reread(found: Entry): boolean {
    const tick = read(found.key, found.memory);
    if (JSON.stringify(tick) === JSON.stringify(found.tick)) return false;
    found.tick = tick;
    return true;
  }

  function write(found: Entry, record: TickRecord | null): void {
    const { key } = found;
    const opened = storage();
    found.memory = record;
    if (opened && readRecord(opened, key, parseTick).state !== 'unreadable') {
      try {
        if (record) opened.setItem(key, JSON.stringify(record));
        else opened.removeItem(key);
        found.memory = undefined;
        full = false;
      } catch {
        full = true;
      }
    }
    found.tick = read(key, found.memory);
  }

  function stored({ key, memory }: Entry): TickRecord | undefined {
    if (memory !== undefined) return memory ?? undefined;
    const opened = storage();
    const found = opened && readRecord(opened, key, parseTick);
    return found?.state === 'record' ? found.record : undefined;
  }

  /** What cannot be read is still stored where an item was ticked since. */
  function rawOf({ key, memory, tick }: Entry): string | undefined {
    const stored = memory === undefined ? tick : read(key, undefined);
    return stored.state === 'unreadable' ? stored.raw : undefined;
  }

  function done(changed: readonly Entry[]): void {
    version++;
    for (const { listeners } of changed) listeners.notify();
    notify();
  }

  return {
    get: (checklist, item) => entry(checklist, item).tick,
    version: () => version,
    subscribe,
    subscribeItem: (checklist, item, listener) =>
      entry(checklist, item).listeners.subscribe(listener),
    set(checklist, item, ticked) {
      const at = now().toISOString();
      const found = entry(checklist, item);
      write(found, ticked ? { schemaVersion: 1, at } : null);
      done([found]);
    },
    keep(checklist, items) {
      const kept = now().toISOString();
      const all = items.map((item) => entry(checklist, item));
      for (const found of all) {
        const record = stored(found);
        if (record && found.tick.state === 'earlier') write(found, { ...record, kept });
      }
      done(all);
    },
    clear(checklist, items) {
      const all = items.map((item) => entry(checklist, item));
      for (const found of all) if (stored(found)) write(found, null);
      done(all);
    },
    changed(key) {
      const changed = entries().filter((found) => {
        if (key !== null && key !== found.key) return false;
        // What another tab stored is newer than what this one could not store.
        found.memory = undefined;
        return reread(found);
      });
      if (changed.length > 0) done(changed);
    },
    refresh() {
      const changed = entries().filter(reread);
      if (changed.length > 0) done(changed);
    },
    problem() {
      if (unavailable) return 'unavailable';
      const inMemory = entries().some(({ memory }) => memory !== undefined);
      if (!inMemory) return undefined;
      return full ? 'full' : 'unreadable';
    },
    unreadable: () => entries().filter(({ tick }) => tick.state === 'unreadable').length,
    export() {
      const ticks: { key: string; at: string }[] = [];
      const unreadable: { key: string; raw: string }[] = [];
      for (const found of entries()) {
        const { key, tick } = found;
        const raw = rawOf(found);
        if (tick.state === 'done' || tick.state === 'earlier') ticks.push({ key, at: tick.at });
        if (raw !== undefined) unreadable.push({ key, raw });
      }
      return { ticks, unreadable };
    },
  };
}
