import { describe, expect, it, vi } from 'vitest';
import { createTicks } from '../../../plugins/rollbook/run/ticks.ts';
import { memoryStorage } from './memoryStorage.ts';

const KEY = 'rollbook:check:plan:verify:logs';
const TODAY = new Date(2026, 10, 21, 2, 14, 3, 123);
const EARLIER = new Date(2026, 10, 3, 23, 59).toISOString();
const record = (at: string, more = {}) => JSON.stringify({ schemaVersion: 1, at, ...more });

function setup(now = TODAY) {
  const storage = memoryStorage();
  const clock = { now };
  const make = () => createTicks('plan', storage.open, () => clock.now);
  return { ...storage, clock, make };
}

describe('ticks', () => {
  it('writes one key an item, with the time, and removes it again', () => {
    const { kept, make } = setup();
    const ticks = make();
    ticks.set('verify', 'logs', true);
    expect([...kept]).toEqual([[KEY, record(TODAY.toISOString())]]);
    expect(ticks.get('verify', 'logs')).toEqual({ state: 'done', at: TODAY.toISOString() });
    ticks.set('verify', 'logs', false);
    expect(kept.size).toBe(0);
    expect(ticks.get('verify', 'logs')).toEqual({ state: 'open' });
    expect(ticks.problem()).toBeUndefined();
  });

  it('finds its ticks again', () => {
    const { make } = setup();
    make().set('verify', 'logs', true);
    expect(make().get('verify', 'logs').state).toBe('done');
  });

  it('gives the same object until the item changes, and tells its listeners', () => {
    const { make } = setup();
    const ticks = make();
    const listener = vi.fn();
    const stop = ticks.subscribe(listener);
    const before = ticks.get('verify', 'logs');
    ticks.set('verify', 'other', true);
    expect(ticks.get('verify', 'logs')).toBe(before);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    ticks.set('verify', 'other', false);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('tells who waits for one item of that item alone, whatever changed it', () => {
    const { kept, clock, make } = setup();
    const ticks = make();
    const logs = vi.fn();
    const other = vi.fn();
    const stop = ticks.subscribeItem('verify', 'logs', logs);
    ticks.subscribeItem('verify', 'other', other);
    ticks.set('verify', 'logs', true);
    expect([logs.mock.calls.length, other.mock.calls.length]).toEqual([1, 0]);
    kept.set('rollbook:check:plan:verify:other', record(EARLIER));
    ticks.changed('rollbook:check:plan:verify:other');
    expect([logs.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
    clock.now = new Date(2026, 10, 22);
    ticks.refresh();
    expect([logs.mock.calls.length, other.mock.calls.length]).toEqual([2, 1]);
    ticks.clear('verify', ['logs', 'other']);
    expect([logs.mock.calls.length, other.mock.calls.length]).toEqual([3, 2]);
    stop();
    ticks.set('verify', 'logs', true);
    expect(logs).toHaveBeenCalledTimes(3);
  });

  it('follows another tab: a change, an untick, and an emptied storage', () => {
    const { make } = setup();
    const here = make();
    const there = make();
    expect(here.get('verify', 'logs').state).toBe('open');
    there.set('verify', 'logs', true);
    here.changed(KEY);
    expect(here.get('verify', 'logs').state).toBe('done');
    there.set('verify', 'logs', false);
    here.changed(KEY);
    expect(here.get('verify', 'logs').state).toBe('open');
  });

  it('follows `clear()`, which names no key', () => {
    const { kept, make } = setup();
    const ticks = make();
    ticks.set('verify', 'logs', true);
    const version = ticks.version();
    kept.clear();
    ticks.changed(null);
    expect(ticks.get('verify', 'logs').state).toBe('open');
    expect(ticks.version()).not.toBe(version);
  });

  it('takes no notice of a key that is not its own', () => {
    const { make } = setup();
    const ticks = make();
    ticks.get('verify', 'logs');
    const version = ticks.version();
    ticks.changed('theme');
    expect(ticks.version()).toBe(version);
  });
});

describe('ticks of another day', () => {
  it('do not count, can be kept, and remember when they were made', () => {
    const { kept, make } = setup();
    kept.set(KEY, record(EARLIER));
    const ticks = make();
    expect(ticks.get('verify', 'logs')).toEqual({ state: 'earlier', at: EARLIER });
    ticks.keep('verify', ['logs']);
    expect(ticks.get('verify', 'logs')).toEqual({ state: 'done', at: EARLIER });
    expect(kept.get(KEY)).toBe(record(EARLIER, { kept: TODAY.toISOString() }));
  });

  it('are earlier ones again on the day after they were kept', () => {
    const { kept, clock, make } = setup();
    kept.set(KEY, record(EARLIER, { kept: TODAY.toISOString() }));
    const ticks = make();
    expect(ticks.get('verify', 'logs').state).toBe('done');
    clock.now = new Date(2026, 10, 22, 0, 1);
    ticks.refresh();
    expect(ticks.get('verify', 'logs').state).toBe('earlier');
  });

  it('are removed by a fresh start', () => {
    const { kept, make } = setup();
    kept.set(KEY, record(EARLIER));
    const ticks = make();
    ticks.clear('verify', ['logs', 'never-ticked']);
    expect(ticks.get('verify', 'logs').state).toBe('open');
    expect(kept.size).toBe(0);
  });

  it('count from local midnight on, not from that of Greenwich', () => {
    const { kept, make } = setup(new Date(2026, 10, 21, 0, 5));
    kept.set(KEY, record(new Date(2026, 10, 20, 23, 55).toISOString()));
    expect(make().get('verify', 'logs').state).toBe('earlier');
  });
});

describe('a storage that fails', () => {
  it('goes on in memory where access is refused', () => {
    const { fails, make } = setup();
    fails.access = true;
    const ticks = make();
    expect(ticks.get('verify', 'logs').state).toBe('open');
    expect(ticks.problem()).toBe('unavailable');
    ticks.set('verify', 'logs', true);
    expect(ticks.get('verify', 'logs').state).toBe('done');
    ticks.set('verify', 'logs', false);
    expect(ticks.get('verify', 'logs').state).toBe('open');
  });

  it('goes on in memory where it is full, and is well again once there is room', () => {
    const { kept, fails, make } = setup();
    const ticks = make();
    fails.write = true;
    ticks.set('verify', 'logs', true);
    expect(ticks.get('verify', 'logs').state).toBe('done');
    expect(ticks.problem()).toBe('full');
    fails.write = false;
    ticks.set('verify', 'logs', true);
    expect(ticks.problem()).toBeUndefined();
    expect(kept.has(KEY)).toBe(true);
  });

  it.each([
    ['truncated', '{"schemaVersion":1,"at":"2026-'],
    ['newer', record(TODAY.toISOString()).replace('1', '2')],
    ['of another shape', '"yes"'],
    ['without a time', '{"schemaVersion":1,"at":"soon"}'],
    ['null', 'null'],
    ['an empty text', ''],
  ])('never overwrites a value that is %s', (_, raw) => {
    const { kept, make } = setup();
    kept.set(KEY, raw);
    const ticks = make();
    expect(ticks.get('verify', 'logs')).toEqual({ state: 'unreadable', raw });
    expect(ticks.problem()).toBeUndefined();
    ticks.set('verify', 'logs', true);
    expect(ticks.get('verify', 'logs').state).toBe('done');
    expect(ticks.problem()).toBe('unreadable');
    ticks.set('verify', 'logs', false);
    ticks.clear('verify', ['logs']);
    expect(kept.get(KEY)).toBe(raw);
  });

  it('tells of what cannot be read, but not while the page is drawn', async () => {
    const { kept, make } = setup();
    kept.set(KEY, '{');
    const ticks = make();
    const listener = vi.fn();
    ticks.subscribe(listener);
    ticks.get('verify', 'other');
    await Promise.resolve();
    expect([listener.mock.calls.length, ticks.unreadable()]).toEqual([0, 0]);
    ticks.get('verify', 'logs');
    expect(listener).not.toHaveBeenCalled();
    await Promise.resolve();
    expect([listener.mock.calls.length, ticks.unreadable()]).toEqual([1, 1]);
    // What is ticked since is a problem, and what is stored is still handed out.
    ticks.set('verify', 'logs', true);
    expect([ticks.problem(), ticks.unreadable()]).toEqual(['unreadable', 0]);
    expect(ticks.export()).toEqual({
      ticks: [{ key: KEY, at: TODAY.toISOString() }],
      unreadable: [{ key: KEY, raw: '{' }],
    });
  });

  it('hands out everything for a download', () => {
    const { kept, fails, make } = setup();
    kept.set('rollbook:check:plan:verify:broken', '{');
    const ticks = make();
    ticks.get('verify', 'broken');
    fails.write = true;
    ticks.set('verify', 'logs', true);
    expect(ticks.export()).toEqual({
      ticks: [{ key: KEY, at: TODAY.toISOString() }],
      unreadable: [{ key: 'rollbook:check:plan:verify:broken', raw: '{' }],
    });
  });
});
