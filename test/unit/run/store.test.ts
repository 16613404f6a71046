import { describe, expect, test, vi } from 'vitest';
import { deleteRun } from '../../../plugins/rollbook/run/deleteRun.ts';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { keepRecord } from '../../../plugins/rollbook/run/keepRecord.ts';
import { loadRuns } from '../../../plugins/rollbook/run/loadRun.ts';
import { localStorageLog } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { report } from '../../../plugins/rollbook/run/report.ts';
import { eventKey, runKey } from '../../../plugins/rollbook/run/runKeys.ts';
import { createRunStore, type RunStoreOptions } from '../../../plugins/rollbook/run/store.ts';
import { channels, memoryLog, memoryStorage, tab } from './fakes.ts';
import { CANARY, event, header, story } from './sample.ts';

const RUN = runKey(header.runId);
const NEW = { header, events: [] };

function setUp(more: Partial<RunStoreOptions> = {}, room?: number) {
  const { map, storage } = memoryStorage(room);
  const durable = memoryLog();
  const local = localStorageLog(() => storage);
  const options = { run: NEW, local, durable: durable.log, ...tab('Ada'), ...more };
  return { map, storage, durable, local, options, store: createRunStore(options) };
}

describe('saved', () => {
  test('is said only once the durable copy is there', async () => {
    const { store, durable, map } = setUp();
    await store.settled();
    let release = () => {};
    durable.hold = new Promise((resolve) => {
      release = resolve;
    });
    const heard = vi.fn();
    store.subscribe(heard);
    const [made] = store.append({ type: 'started' });
    if (!made) throw new Error('nothing was made');
    expect(store.getSnapshot().saved).toEqual({ state: 'saving' });
    // At once in the view and in localStorage.
    expect(store.getSnapshot().state.started?.id).toBe(made.id);
    expect(map.has(eventKey(header.runId, made.id))).toBe(true);
    expect(durable.map.has(eventKey(header.runId, made.id))).toBe(false);
    release();
    await store.settled();
    expect(durable.map.get(eventKey(header.runId, made.id))).toBe(JSON.stringify(made));
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('what comes while something is written goes with the next write', async () => {
    const { store, durable } = setUp();
    for (let i = 0; i < 50; i++) store.append({ type: 'note', text: `${i}` });
    await store.settled();
    expect(durable.map.size).toBe(51);
    expect(durable.batches.length).toBeLessThan(4);
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
  });

  test('a write that takes too long is not called saving for ever', async () => {
    let lose = () => {};
    const patience = () =>
      new Promise<void>((resolve) => {
        lose = resolve;
      });
    const { store, durable } = setUp({ patience });
    let release = () => {};
    durable.hold = new Promise((resolve) => {
      release = resolve;
    });
    await store.settled();
    store.append({ type: 'started' });
    lose();
    await Promise.resolve();
    expect(store.getSnapshot().saved).toMatchObject({ state: 'not-saved', kept: 'local' });
    release();
    await store.settled();
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
  });

  test.each(['unavailable', 'full', 'newer'] as const)('a database that is %s', async (problem) => {
    const { store, durable } = setUp();
    durable.problem = problem;
    store.append({ type: 'started' });
    await store.settled();
    expect(store.getSnapshot().saved).toEqual({
      state: 'not-saved',
      reason: problem,
      kept: 'local',
    });
    durable.problem = undefined;
    store.retry();
    await store.settled();
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
    expect(durable.map.size).toBe(2);
  });

  test('neither copy: the run goes on in memory, and says so', async () => {
    const broken = localStorageLog(() => {
      throw new DOMException('', 'SecurityError');
    });
    const { store, durable } = setUp({ local: broken });
    durable.problem = 'unavailable';
    store.append({ type: 'started' });
    store.append({ type: 'step-done', target: 'confirm' });
    await store.settled();
    const { saved, state } = store.getSnapshot();
    expect(saved).toEqual({ state: 'not-saved', reason: 'unavailable', kept: 'memory' });
    expect(state.current).toBe('approve');
    expect(exportRun(store.getSnapshot().record)).toContain('step-done');
  });

  test('localStorage that is full or refuses costs nothing where the database works', async () => {
    const { store } = setUp({}, 100);
    store.append({ type: 'started' });
    await store.settled();
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
  });

  test('a storage that was emptied in mid-run is filled again', async () => {
    const { store, map, durable } = setUp();
    store.append({ type: 'started' });
    await store.settled();
    map.clear();
    store.append({ type: 'note', text: 'after' });
    expect(map.size).toBe(3);
    map.clear();
    store.storageChanged(null, null);
    expect(map.size).toBe(3);
    durable.lose();
    expect(store.getSnapshot().saved).toEqual({ state: 'saving' });
    await store.settled();
    expect(durable.map.size).toBe(3);
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
  });

  test('a database lost while it was being written to is written to again', async () => {
    const { store, durable } = setUp();
    let release = () => {};
    durable.hold = new Promise((resolve) => {
      release = resolve;
    });
    store.append({ type: 'started' });
    await Promise.resolve();
    durable.lose();
    release();
    await store.settled();
    expect(durable.map.size).toBe(2);
  });
});

describe('append', () => {
  test('refuses what could never be read again, and adds nothing', async () => {
    const { store, map } = setUp();
    const before = map.size;
    expect(() => store.append({ type: 'step-skipped', target: 'confirm', reason: '' })).toThrow(
      RangeError,
    );
    expect(() =>
      store.append({ type: 'note', text: 'ok' }, { type: 'note', text: 'x'.repeat(20_001) }),
    ).toThrow(/text/);
    expect(map.size).toBe(before);
    expect(store.getSnapshot().state.events).toEqual([]);
  });

  test('a zone that nobody can write is UTC', () => {
    const { store } = setUp({ zone: () => '' });
    expect(store.append({ type: 'started' })[0]?.zone).toBe('UTC');
  });

  test('the view is the same object until something changes', async () => {
    const { store } = setUp();
    await store.settled();
    const view = store.getSnapshot();
    expect(store.getSnapshot()).toBe(view);
    store.append({ type: 'started' });
    expect(store.getSnapshot()).not.toBe(view);
  });

  test('no secret reaches any copy, the other tabs, an export or a report', async () => {
    const posted: string[] = [];
    const channel = {
      postMessage: (data: unknown) => void posted.push(JSON.stringify(data)),
      addEventListener() {},
      removeEventListener() {},
    };
    const { store, map, durable } = setUp({
      secrets: () => [CANARY],
      channel,
      actor: () => `me ${CANARY}`,
    });
    store.append(
      { type: 'started', trigger: CANARY },
      { type: 'variable', target: 'token', value: CANARY },
      { type: 'variable', target: 'config', value: `--token=${CANARY}` },
      { type: 'note', text: `pasted ${CANARY}`, target: CANARY },
      { type: 'observed', target: 'confirm', value: CANARY },
      { type: 'step-failed', target: 'confirm', reason: CANARY },
      { type: 'step-skipped', target: 'verify', reason: CANARY },
      { type: 'step-done', target: 'approve', by: CANARY },
      { type: 'answered', target: 'triage', question: 'blocking', answer: 0, title: CANARY },
      { type: 'finished', text: CANARY },
    );
    await store.settled();
    const { record, state } = store.getSnapshot();
    const everything = [
      ...map,
      ...durable.map,
      posted,
      exportRun(record),
      report(state),
      JSON.stringify(state),
    ];
    expect(map.size).toBe(11);
    expect(JSON.stringify(everything)).not.toContain(CANARY);
    expect(JSON.stringify(everything)).toContain('[secret]');
  });
});

describe('tabs', () => {
  test('three at once, 200 events each: 600 in every copy and in every tab', async () => {
    const { map, storage } = memoryStorage();
    const durable = memoryLog();
    const channel = channels();
    const tabs = ['one', 'two', 'three'].map((name) =>
      createRunStore({
        run: NEW,
        local: localStorageLog(() => storage),
        durable: durable.log,
        channel: channel(),
        ...tab(name),
      }),
    );
    for (let i = 0; i < 200; i++) {
      for (const store of tabs) store.append({ type: 'note', text: `${i}` });
      if (i % 7 === 0) await Promise.resolve();
    }
    await Promise.all(tabs.map((store) => store.settled()));
    await new Promise((resolve) => setTimeout(resolve));
    await Promise.all(tabs.map((store) => store.settled()));
    expect([...map.keys()].filter((key) => key !== RUN)).toHaveLength(600);
    expect(durable.map.size).toBe(601);
    const exports = tabs.map((store) => exportRun(store.getSnapshot().record));
    expect(tabs[0]?.getSnapshot().state.events).toHaveLength(600);
    expect(new Set(exports).size).toBe(1);
    for (const store of tabs) expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
  });

  test('follow each other by the storage alone', () => {
    const one = setUp();
    const two = createRunStore({ ...one.options, ...tab('two') });
    const [made] = one.store.append({ type: 'started' });
    const heard = vi.fn();
    two.subscribe(heard);
    two.storageChanged(eventKey(header.runId, made?.id ?? ''), JSON.stringify(made));
    expect(heard).toHaveBeenCalled();
    expect(two.getSnapshot().state.started?.actor).toBe('Ada');
  });

  test('what somebody does after having seen an event sorts after it, whatever the clock says', () => {
    const one = setUp();
    const slow = tab('two');
    const two = createRunStore({ ...one.options, ...slow });
    for (let i = 0; i < 20; i++) one.store.append({ type: 'note', text: `${i}` });
    two.merge(one.store.getSnapshot().record.events);
    const [after] = two.append({ type: 'note', text: 'after' });
    expect(two.getSnapshot().state.events.at(-1)).toBe(after);
  });

  test('nonsense from the channel is not taken', async () => {
    const channel = channels();
    const { store } = setUp({ channel: channel() });
    const other = channel();
    const good = event(1, { type: 'note', text: 'x' });
    const text = JSON.stringify(good);
    for (const message of [
      null,
      'x',
      [null],
      [{}],
      [{ key: eventKey(header.runId, good.id), text: '{' }],
      [{ key: RUN, text }],
      [{ key: eventKey('01M7XY3HJ0000000000000000Z', good.id), text }],
      [{ key: eventKey(header.runId, good.id), text: 7 }],
    ])
      other.postMessage(message);
    await Promise.resolve();
    expect(store.getSnapshot().state.events).toEqual([]);
    other.postMessage([{ key: eventKey(header.runId, good.id), text }]);
    await Promise.resolve();
    expect(store.getSnapshot().state.events).toEqual([good]);
  });

  test('a closed store hears nothing, and a closed channel stops nothing', async () => {
    const channel = channels();
    const { store } = setUp({ channel: channel() });
    store.close();
    const good = event(1, { type: 'note', text: 'x' });
    channel().postMessage([{ key: eventKey(header.runId, good.id), text: JSON.stringify(good) }]);
    await Promise.resolve();
    expect(store.getSnapshot().state.events).toEqual([]);
    const closed = {
      postMessage() {
        throw new DOMException('', 'InvalidStateError');
      },
      addEventListener() {},
      removeEventListener() {},
    };
    expect(setUp({ channel: closed }).store.append({ type: 'started' })).toHaveLength(1);
  });
});

describe('import and deletion', () => {
  test('a run comes as a file, goes on elsewhere, and comes back', async () => {
    const { local, durable, map } = setUp();
    const kept = await keepRecord({ header, events: story.slice(0, 10) }, local, durable.log);
    expect(kept).toEqual({ ok: true, added: 10, conflicts: [] });
    const again = await keepRecord({ header, events: story }, local, durable.log);
    expect(again).toEqual({ ok: true, added: story.length - 10, conflicts: [] });
    const { runs } = await loadRuns(local, durable.log);
    expect(exportRun(runs[0]?.record ?? NEW)).toBe(exportRun({ header, events: story }));
    expect(map.size).toBe(durable.map.size);
    const other = { header: { ...header, mode: 'drill' as const }, events: [] };
    expect((await keepRecord(other, local, durable.log)).ok).toBe(false);
  });

  test('an import does not replace what cannot be read', async () => {
    const { storage, map } = memoryStorage();
    map.set(RUN, '{"schemaVersion": 99}');
    const durable = memoryLog();
    const kept = await keepRecord(
      { header, events: story },
      localStorageLog(() => storage),
      durable.log,
    );
    expect(kept.ok).toBe(false);
    expect([...map.values()]).toEqual(['{"schemaVersion": 99}']);
    expect(durable.map.size).toBe(0);
  });

  test('deletion takes this run from both copies, and leaves what cannot be read', async () => {
    const { local, durable, map } = setUp();
    const other = { header: { ...header, runId: event(9, { type: 'started' }).id }, events: [] };
    await keepRecord({ header, events: story }, local, durable.log);
    await keepRecord(other, local, durable.log);
    const torn = eventKey(header.runId, event(77, { type: 'started' }).id);
    map.set(torn, '{');
    await deleteRun(header.runId, local, durable.log);
    expect([...map.keys()].sort()).toEqual([torn, runKey(other.header.runId)].sort());
    expect([...durable.map.keys()]).toEqual([runKey(other.header.runId)]);
    await deleteRun(header.runId, local, durable.log, { unreadable: true });
    expect(map.has(torn)).toBe(false);
  });
});
