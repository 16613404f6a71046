import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { deleteRun } from '../../../plugins/rollbook/run/deleteRun.ts';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { indexedDbLog, runsDatabaseIn } from '../../../plugins/rollbook/run/indexedDbLog.ts';
import { loadRuns } from '../../../plugins/rollbook/run/loadRun.ts';
import { localStorageLog } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { mirroredLog } from '../../../plugins/rollbook/run/mirroredLog.ts';
import type { DurableLog } from '../../../plugins/rollbook/run/runLog.ts';
import { createRunStore } from '../../../plugins/rollbook/run/store.ts';
import { memoryStorage, tab } from './fakes.ts';
import { header, story } from './sample.ts';

const RECORD = { header, events: story };
const [A, B] = [
  { key: 'rollbook:run:a', text: '1' },
  { key: 'rollbook:run:b', text: '2' },
];

function database(): DurableLog {
  const factory = new IDBFactory();
  return indexedDbLog(runsDatabaseIn(async () => factory));
}

const away: DurableLog = indexedDbLog(() => Promise.reject(new Error('no such place')));
const nothing = () => localStorageLog(() => memoryStorage().storage);

/** A promise that somebody resolves. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

async function runOnce(durable: DurableLog): Promise<void> {
  const store = createRunStore({ run: RECORD, local: nothing(), durable, ...tab('Ada') });
  await store.settled();
  expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
}

describe('a durable log in two databases', () => {
  test.each(['first', 'second'])(
    'a run is whole without the %s, and written to it again',
    async (which) => {
      const [first, second] = [database(), database()];
      await runOnce(mirroredLog(first, second));
      const [left, fresh] = [which === 'first' ? second : first, database()];
      const pair = which === 'first' ? mirroredLog(fresh, left) : mirroredLog(left, fresh);
      const { runs, problems } = await loadRuns(nothing(), pair, header.runId);
      expect(problems).toEqual({});
      if (!runs[0]) throw new Error('the run is gone');
      expect(exportRun(runs[0].record)).toBe(exportRun(RECORD));
      expect(runs[0].kept.durable.size).toBe(0);
      const store = createRunStore({
        run: runs[0],
        local: nothing(),
        durable: pair,
        ...tab('Ada'),
      });
      await store.settled();
      const again = await loadRuns(nothing(), fresh, header.runId);
      expect(exportRun(again.runs[0]?.record ?? { header, events: [] })).toBe(exportRun(RECORD));
      const both = await loadRuns(nothing(), pair, header.runId);
      expect(both.runs[0]?.kept.durable.size).toBe(story.length + 1);
    },
  );

  test('a run that nobody opens is mended too, so that it outlives the loss of one after the other', async () => {
    const [first, second] = [database(), database()];
    await runOnce(mirroredLog(first, second));
    const fresh = database();
    // Somebody opens another run, which is all that happens before the second is lost as well.
    const pair = mirroredLog(fresh, second);
    await loadRuns(nothing(), pair, 'another');
    await vi.waitFor(async () => expect(await fresh.read()).toHaveLength(story.length + 1));
    const { runs } = await loadRuns(nothing(), mirroredLog(fresh, database()), header.runId);
    expect(exportRun(runs[0]?.record ?? { header, events: [] })).toBe(exportRun(RECORD));
  });

  test('what the first does not hold is not given to the second, nor before it is there', async () => {
    const [first, second] = [database(), database()];
    await first.write([{ ...A, text: 'another' }]);
    const order: string[] = [];
    const watched = (name: string, log: DurableLog): DurableLog => ({
      ...log,
      async write(entries) {
        order.push(`${name} begins`);
        const problems = await log.write(entries);
        order.push(`${name} ends`);
        return problems;
      },
    });
    const pair = mirroredLog(watched('first', first), watched('second', second));
    expect([...(await pair.write([A, B]))]).toEqual([[A.key, 'unreadable']]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(await second.read()).toEqual([B]);
  });

  test('where there is no second, all is as the first has it', async () => {
    const first = database();
    const pair = mirroredLog(first, away);
    expect((await pair.write([A, B])).size).toBe(0);
    expect(await pair.read()).toEqual([A, B]);
    await pair.remove([A.key]);
    expect(await pair.read()).toEqual([B]);
  });

  test('where there is no first, nothing is called saved or read', async () => {
    const pair = mirroredLog(away, database());
    expect([...(await pair.write([A])).values()]).toEqual(['unavailable']);
    await expect(pair.read()).rejects.toThrow('no such place');
  });

  test('a deleted run is in neither, if only one had it', async () => {
    const [first, second] = [database(), database()];
    await runOnce(second);
    await deleteRun(header.runId, nothing(), mirroredLog(first, second));
    await runOnce(mirroredLog(first, second));
    await deleteRun(header.runId, nothing(), mirroredLog(first, second));
    expect([await first.read(), await second.read()]).toEqual([[], []]);
  });

  test('a deletion that the second refuses is not called complete', async () => {
    const [first, second] = [database(), database()];
    await runOnce(mirroredLog(first, second));
    const refusing: DurableLog = {
      ...second,
      remove: () => Promise.reject(new DOMException('no', 'UnknownError')),
    };
    const pair = mirroredLog(first, refusing);
    await expect(deleteRun(header.runId, nothing(), pair)).rejects.toThrow('no');
    expect(await first.read()).toEqual([]);
    expect(await second.read()).toHaveLength(story.length + 1);
  });

  test('what one tab mends does not bring back what another has deleted', async () => {
    const [first, second] = [database(), database()];
    await runOnce(second);
    let last: Promise<unknown> = Promise.resolve();
    function alone<T>(task: () => Promise<T>): Promise<T> {
      const done = last.then(task);
      last = done.catch(() => undefined);
      return done;
    }
    const [begun, release, written] = [gate(), gate(), gate()];
    const slow: DurableLog = {
      ...first,
      async write(entries) {
        begun.open();
        await release.opened;
        const problems = await first.write(entries);
        written.open();
        return problems;
      },
    };
    await mirroredLog(slow, second, { alone }).read();
    await begun.opened;
    const keys = (await second.read()).map(({ key }) => key);
    const deleted = mirroredLog(first, second, { alone }).remove(keys);
    // Where nothing holds it back the deletion ends first.
    await Promise.race([deleted, new Promise((resolve) => setTimeout(resolve, 50))]);
    release.open();
    await Promise.all([written.opened, deleted]);
    expect([await first.read(), await second.read()]).toEqual([[], []]);
  });

  test('a second that gives no answer is waited for once, and then done without', async () => {
    const first = database();
    const used = vi.fn();
    function silent<T>(): Promise<T> {
      used();
      return new Promise(() => undefined);
    }
    const second: DurableLog = { ...database(), read: silent, write: silent, remove: silent };
    const open = () => mirroredLog(first, second, { patience: () => Promise.resolve() });
    const pair = open();
    expect((await pair.write([A])).size).toBe(0);
    expect((await pair.write([B])).size).toBe(0);
    expect(await pair.read()).toEqual([A, B]);
    expect(used).toHaveBeenCalledOnce();
    expect(await open().read()).toEqual([A, B]);
    // It may hold what was deleted, and answer the next page.
    await expect(open().remove([A.key])).rejects.toThrow('does not answer');
    expect(await first.read()).toEqual([B]);
  });

  test('a second that answers in time stays, however long ago that was', async () => {
    const [first, second] = [database(), database()];
    const ends: (() => void)[] = [];
    const patience = () => new Promise<void>((resolve) => ends.push(resolve));
    const pair = mirroredLog(first, second, { patience });
    await pair.write([A]);
    for (const end of ends) end();
    await Promise.resolve();
    await pair.write([B]);
    expect(await second.read()).toEqual([A, B]);
  });

  test('tells of the loss of either, until it is no longer asked', () => {
    const listeners = new Set<() => void>();
    const log: DurableLog = {
      ...database(),
      onLost(listener) {
        const own = () => listener();
        listeners.add(own);
        return () => listeners.delete(own);
      },
    };
    const lost = vi.fn();
    const stop = mirroredLog(log, log).onLost(lost);
    for (const tell of listeners) tell();
    expect(lost).toHaveBeenCalledTimes(2);
    stop();
    expect(listeners.size).toBe(0);
  });
});
