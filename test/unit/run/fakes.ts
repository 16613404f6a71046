import type { ListedStorage } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { createIds } from '../../../plugins/rollbook/run/newEventId.ts';
import {
  type DurableLog,
  type Entry,
  isSameRecord,
  type LogProblem,
} from '../../../plugins/rollbook/run/runLog.ts';
import type { RunChannel, RunStoreOptions } from '../../../plugins/rollbook/run/store.ts';
import { START } from './sample.ts';

/** A web storage in memory, with room for so many characters. */
export function memoryStorage(room = Number.POSITIVE_INFINITY) {
  const map = new Map<string, string>();
  const storage: ListedStorage = {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem(key, value) {
      const used = () => [...map].reduce((sum, [k, v]) => sum + k.length + v.length, 0);
      if (room < Number.POSITIVE_INFINITY && used() + key.length + value.length > room)
        throw new DOMException('', 'QuotaExceededError');
      map.set(key, value);
    },
    removeItem: (key) => void map.delete(key),
  };
  return { map, storage };
}

/** A durable log in memory. `problem` makes it fail; `hold` keeps writes until it is released. */
export function memoryLog() {
  const map = new Map<string, string>();
  const lost = new Set<() => void>();
  const fake = {
    map,
    problem: undefined as LogProblem | undefined,
    hold: undefined as Promise<void> | undefined,
    batches: [] as Entry[][],
    lose() {
      map.clear();
      for (const listener of lost) listener();
    },
    log: undefined as unknown as DurableLog,
  };
  fake.log = {
    async read(runId) {
      if (fake.problem === 'unavailable') throw new Error('no database');
      return [...map].flatMap(([key, text]) =>
        runId === undefined || key.includes(runId) ? [{ key, text }] : [],
      );
    },
    async write(entries) {
      fake.batches.push([...entries]);
      await fake.hold;
      const problems = new Map<string, LogProblem>();
      for (const { key, text } of entries) {
        const there = map.get(key);
        if (fake.problem) problems.set(key, fake.problem);
        else if (there === undefined) map.set(key, text);
        else if (!isSameRecord(there, text)) problems.set(key, 'unreadable');
      }
      return problems;
    },
    async remove(keys) {
      for (const key of keys) map.delete(key);
    },
    onLost(listener) {
      lost.add(listener);
      return () => void lost.delete(listener);
    },
    close() {},
  };
  return fake;
}

/** Channels that hear each other, a turn later, as a BroadcastChannel does. */
export function channels() {
  const all = new Set<{ listeners: Set<(event: { data: unknown }) => void> }>();
  return function open(): RunChannel {
    const own = { listeners: new Set<(event: { data: unknown }) => void>() };
    all.add(own);
    return {
      postMessage(message) {
        const data: unknown = structuredClone(message);
        for (const other of all)
          if (other !== own)
            queueMicrotask(() => {
              for (const listener of other.listeners) listener({ data });
            });
      },
      addEventListener: (_, listener) => void own.listeners.add(listener),
      removeEventListener: (_, listener) => void own.listeners.delete(listener),
    };
  };
}

/** A tab’s clock, ids and person. The clock moves on by itself, 10 ms at a look. */
export function tab(name: string): Pick<RunStoreOptions, 'ids' | 'now' | 'zone' | 'actor'> {
  let ms = 0;
  let seed = [...name].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7);
  const random = (count: number) =>
    Uint8Array.from({ length: count }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed >> 16;
    });
  return {
    ids: createIds(() => START + ms, random),
    now: () => {
      ms += 10;
      return { wall: START + ms, mono: ms, session: name };
    },
    zone: () => 'Europe/Vienna',
    actor: () => name,
  };
}
