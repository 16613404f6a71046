import { describe, expect, test, vi } from 'vitest';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { localStorageLog } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { report } from '../../../plugins/rollbook/run/report.ts';
import { eventKey } from '../../../plugins/rollbook/run/runKeys.ts';
import type { LocalLog } from '../../../plugins/rollbook/run/runLog.ts';
import { CANARY, header } from './sample.ts';
import { setUp } from './setUpStore.ts';

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

  test('the trouble is said until a write goes well, not taken back by the next tick', async () => {
    const { store, durable } = setUp();
    await store.settled();
    durable.problem = 'full';
    store.append({ type: 'started' });
    await store.settled();
    store.append({ type: 'step-done', target: 'confirm' });
    expect(store.getSnapshot().saved).toMatchObject({ state: 'not-saved', reason: 'full' });
    // Who asks for another try sees that there is one.
    store.retry();
    expect(store.getSnapshot().saved).toEqual({ state: 'saving' });
    await store.settled();
    expect(store.getSnapshot().saved).toMatchObject({ state: 'not-saved', reason: 'full' });
    durable.problem = undefined;
    store.append({ type: 'note', text: 'room again' });
    await store.settled();
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
    store.append({ type: 'note', text: 'and another' });
    expect(store.getSnapshot().saved).toEqual({ state: 'saving' });
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

  test('a header without room does not let every event try all the others again', () => {
    const tried: string[] = [];
    let room = false;
    const kept = new Set<string>();
    const local: LocalLog = {
      read: () => [],
      has: (key) => kept.has(key),
      write({ key }) {
        tried.push(key);
        if (!room) return 'full';
        kept.add(key);
        return undefined;
      },
      remove: () => undefined,
    };
    const { store } = setUp({ local });
    for (let i = 0; i < 20; i++) store.append({ type: 'note', text: `${i}` });
    // The header, and then the header and the event each time.
    expect(tried.length).toBeLessThanOrEqual(2 + 20 * 2);
    room = true;
    store.append({ type: 'note', text: 'last' });
    expect(kept.size).toBe(22);
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
