import type { KeyValue } from './keys.ts';
import { RUN_PREFIX, runKey } from './runKeys.ts';
import { type Entry, isSameRecord, type LocalLog } from './runLog.ts';

/** The part of the web storage that the log needs. Any of its methods may throw. */
export interface ListedStorage extends KeyValue {
  readonly length: number;
  key(index: number): string | null;
}

/**
 * Makes the log in localStorage, a key a record. `open` gives the storage, and throws where the
 * browser refuses the very access to it. What is under a key is never written over.
 */
export function localStorageLog(open: () => ListedStorage): LocalLog {
  function keys(storage: ListedStorage, runId: string | undefined): string[] {
    const found: string[] = [];
    for (let i = 0; i < storage.length; i++) {
      const key = storage.key(i);
      if (key?.startsWith(RUN_PREFIX) && isOf(key, runId)) found.push(key);
    }
    return found.sort();
  }

  return {
    read(runId) {
      const storage = open();
      return keys(storage, runId).flatMap((key): Entry[] => {
        // Another tab may have removed it meanwhile.
        const text = storage.getItem(key);
        return text === null ? [] : [{ key, text }];
      });
    },
    has(key) {
      try {
        return open().getItem(key) !== null;
      } catch {
        return false;
      }
    },
    write({ key, text }) {
      let storage: ListedStorage;
      let there: string | null;
      try {
        storage = open();
        there = storage.getItem(key);
      } catch {
        return 'unavailable';
      }
      if (there !== null) return isSameRecord(there, text) ? undefined : 'unreadable';
      try {
        storage.setItem(key, text);
        return undefined;
      } catch {
        return 'full';
      }
    },
    remove(removed) {
      const storage = open();
      for (const key of removed) storage.removeItem(key);
    },
  };
}

function isOf(key: string, runId: string | undefined): boolean {
  return runId === undefined || key === runKey(runId) || key.startsWith(`${runKey(runId)}:`);
}
