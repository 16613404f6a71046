import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { createListeners } from './keys.ts';
import { RUN_PREFIX, runKey } from './runKeys.ts';
import { type DurableLog, type Entry, isSameRecord, type LogProblem } from './runLog.ts';

const VERSION = 1;
const STORE = 'records';

/** A record's JSON under its key, as text, so that what is unreadable can be kept and shown. */
interface RunsSchema extends DBSchema {
  [STORE]: { key: string; value: string };
}
export type RunsDatabase = IDBPDatabase<RunsSchema>;

/** What the log wants to hear from the database. */
export interface DatabaseEvents {
  /** A later version of the site, in another tab, wants to upgrade: let go. */
  blocking(): void;
  /** The database is gone: an eviction, or somebody deleted it or cleared the site's data. */
  terminated(): void;
}
export type OpenDatabase = (events: DatabaseEvents) => Promise<RunsDatabase>;

/** Finds the databases of the page, or of a part of its storage. Rejects where there are none. */
export type FindDatabases = () => Promise<IDBFactory>;

/**
 * Makes what opens a database of runs: the browser's, unless told where else. It rejects where
 * there is none, where it is blocked by another tab, and with a `VersionError` where it belongs
 * to a later version.
 */
export function runsDatabaseIn(find: FindDatabases = async () => indexedDB): OpenDatabase {
  return async (events) => {
    const request = (await find()).open('rollbook', VERSION);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    let refused = false;
    const blocked = new Promise<never>((_, reject) => {
      request.addEventListener('blocked', () => {
        refused = true;
        reject(new Error('Another tab keeps an older version of the database open'));
      });
    });
    const opened = wrap(request as IDBOpenDBRequest).then((result) => {
      const database = result as unknown as RunsDatabase;
      if (refused) database.close();
      database.addEventListener('versionchange', ({ newVersion }) => {
        events.blocking();
        // No later version is coming: somebody deletes the database, with all that was saved.
        if (newVersion === null) events.terminated();
      });
      database.addEventListener('close', () => events.terminated());
      return database;
    });
    return Promise.race([opened, blocked]);
  };
}

/**
 * Makes the durable log in IndexedDB. Every write is one transaction of strict durability: the
 * browser reports it as complete once it is on the disk. A database that was lost or failed to
 * open is opened again for the next write.
 */
export function indexedDbLog(open: OpenDatabase = runsDatabaseIn()): DurableLog {
  const { subscribe, notify } = createListeners();
  let opened: Promise<RunsDatabase> | undefined;

  function database(): Promise<RunsDatabase> {
    if (opened) return opened;
    const current = open({
      blocking: () => forget(current, true),
      terminated: () => {
        forget(current, false);
        notify();
      },
    });
    opened = current;
    current.catch(() => forget(current, false));
    return current;
  }

  function forget(current: Promise<RunsDatabase>, close: boolean): void {
    if (opened === current) opened = undefined;
    if (close)
      current.then(
        (db) => db.close(),
        () => undefined,
      );
  }

  async function write(entries: readonly Entry[]): Promise<ReadonlyMap<string, LogProblem>> {
    const transaction = (await database()).transaction(STORE, 'readwrite', {
      durability: 'strict',
    });
    // Seen here, it is no unhandled rejection where a request fails before the end is awaited.
    const done = transaction.done;
    done.catch(() => undefined);
    const problems = new Map<string, LogProblem>();
    for (const { key, text } of entries) {
      const there = await transaction.store.get(key);
      if (there === undefined) await transaction.store.add(text, key);
      else if (typeof there !== 'string' || !isSameRecord(there, text))
        problems.set(key, 'unreadable');
    }
    await done;
    return problems;
  }

  return {
    async read(runId) {
      const from = runId === undefined ? RUN_PREFIX : runKey(runId);
      const range = IDBKeyRange.bound(from, `${from}${runId === undefined ? '' : ':'}\uffff`);
      const transaction = (await database()).transaction(STORE, 'readonly');
      const [keys, values] = await Promise.all([
        transaction.store.getAllKeys(range),
        transaction.store.getAll(range),
      ]);
      return keys.map((key, i) => ({ key, text: asText(values[i]) }));
    },
    async write(entries) {
      try {
        return await write(entries);
      } catch (error) {
        const problem = problemOf(error);
        return new Map(entries.map(({ key }) => [key, problem]));
      }
    },
    async remove(keys) {
      const transaction = (await database()).transaction(STORE, 'readwrite', {
        durability: 'strict',
      });
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    },
    onLost: subscribe,
    close() {
      if (opened) forget(opened, true);
    },
  };
}

/** Whatever else somebody put there is shown as it is. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

function problemOf(error: unknown): LogProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  return name === 'VersionError' ? 'newer' : 'unavailable';
}
