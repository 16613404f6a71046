import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import {
  indexedDbLog,
  type OpenDatabase,
  runsDatabaseIn,
} from '../../../plugins/rollbook/run/indexedDbLog.ts';
import { loadRuns } from '../../../plugins/rollbook/run/loadRun.ts';
import { localStorageLog } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { runKey } from '../../../plugins/rollbook/run/runKeys.ts';
import { createRunStore } from '../../../plugins/rollbook/run/store.ts';
import { memoryStorage, tab } from './fakes.ts';
import { header, id, story } from './sample.ts';

const KEY = runKey(header.runId);
const OTHER = runKey(id(1, 1, 1));

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('the durable log', () => {
  test('every write is one transaction of strict durability, and has ended when it resolves', async () => {
    const asked: unknown[] = [];
    let ended = 0;
    const open: OpenDatabase = async (events) => {
      const database = await runsDatabaseIn()(events);
      return new Proxy(database, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (name !== 'transaction')
            return typeof value === 'function' ? value.bind(target) : value;
          return (...args: Parameters<typeof target.transaction>) => {
            asked.push(args.slice(1));
            const transaction = target.transaction(...args);
            transaction.done.then(() => ended++);
            return transaction;
          };
        },
      });
    };
    const log = indexedDbLog(open);
    expect(
      await log.write([
        { key: KEY, text: 'a' },
        { key: OTHER, text: 'b' },
      ]),
    ).toEqual(new Map());
    expect(asked).toEqual([['readwrite', { durability: 'strict' }]]);
    expect(ended).toBe(1);
    expect(await indexedDbLog().read()).toEqual(
      [
        { key: KEY, text: 'a' },
        { key: OTHER, text: 'b' },
      ].sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
  });

  test('nothing is written over, and the rest of the batch is stored', async () => {
    const log = indexedDbLog();
    await log.write([{ key: KEY, text: '{"a":1,"b":2}' }]);
    const problems = await log.write([
      { key: KEY, text: '{"a":2}' },
      { key: OTHER, text: 'x' },
    ]);
    expect([...problems]).toEqual([[KEY, 'unreadable']]);
    expect((await log.read(header.runId))[0]?.text).toBe('{"a":1,"b":2}');
    expect(await log.read()).toHaveLength(2);
    expect((await log.write([{ key: KEY, text: '{"b":2,"a":1}' }])).size).toBe(0);
  });

  test('reads one run, and not one whose id begins alike', async () => {
    const log = indexedDbLog();
    await log.write([
      { key: KEY, text: 'a' },
      { key: `${KEY}:${id(1)}`, text: 'b' },
      { key: `${KEY}X`, text: 'c' },
      { key: OTHER, text: 'd' },
    ]);
    const { length } = await log.read(header.runId);
    expect(length).toBe(2);
    await log.remove([KEY]);
    expect(await log.read(header.runId)).toHaveLength(1);
  });

  test('a database of a later version is left alone, and said to be newer', async () => {
    const later = await openDB('rollbook', 7, { upgrade: (db) => void db.createObjectStore('x') });
    later.close();
    const log = indexedDbLog();
    expect([...(await log.write([{ key: KEY, text: 'a' }])).values()]).toEqual(['newer']);
    const { storage } = memoryStorage();
    const loaded = await loadRuns(
      localStorageLog(() => storage),
      log,
    );
    expect(loaded.problems).toEqual({ durable: 'newer' });
    const again = await openDB('rollbook');
    expect(again.version).toBe(7);
    again.close();
  });

  test('no database at all', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const log = indexedDbLog();
    expect([...(await log.write([{ key: KEY, text: 'a' }])).values()]).toEqual(['unavailable']);
    await expect(log.read()).rejects.toThrow();
    // And it is tried again: a private window may be left.
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect((await log.write([{ key: KEY, text: 'a' }])).size).toBe(0);
  });

  test('a full disk', async () => {
    const full: OpenDatabase = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    expect([...(await indexedDbLog(full).write([{ key: KEY, text: 'a' }])).values()]).toEqual([
      'full',
    ]);
  });

  test('it lets go when another tab upgrades, and says when it was taken away', async () => {
    let terminated = () => {};
    const log = indexedDbLog((events) => {
      terminated = events.terminated;
      return runsDatabaseIn()(events);
    });
    await log.write([{ key: KEY, text: 'a' }]);
    const lost = vi.fn();
    log.onLost(lost);
    terminated();
    expect(lost).toHaveBeenCalledOnce();
    expect((await log.write([{ key: OTHER, text: 'b' }])).size).toBe(0);
    log.close();
    const open = indexedDbLog();
    await open.read();
    const later = await openDB('rollbook', 9);
    expect(later.version).toBe(9);
    later.close();
  });

  test('what somebody deletes with the database is written again, and not called saved until then', async () => {
    const { storage } = memoryStorage();
    const store = createRunStore({
      run: { header, events: story },
      local: localStorageLog(() => storage),
      durable: indexedDbLog(),
      ...tab('Ada'),
    });
    await store.settled();
    const states: string[] = [];
    store.subscribe(() => states.push(store.getSnapshot().saved.state));
    await deleteDB('rollbook');
    await store.settled();
    expect(states).toEqual(['saving', 'saved']);
    expect(await indexedDbLog().read()).toHaveLength(story.length + 1);
  });

  test('a run is there again after everything but the database is gone', async () => {
    const { storage, map } = memoryStorage();
    const local = localStorageLog(() => storage);
    const store = createRunStore({
      run: { header, events: story },
      local,
      durable: indexedDbLog(),
      ...tab('Ada'),
    });
    await store.settled();
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
    map.clear();
    const { runs } = await loadRuns(local, indexedDbLog());
    expect(exportRun(runs[0]?.record ?? { header, events: [] })).toBe(
      exportRun({ header, events: story }),
    );
  });
});
