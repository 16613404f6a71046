import { expect, test } from 'vitest';
import type { RunEvent } from '../../../plugins/rollbook/model/run.ts';
import { readClocks } from '../../../plugins/rollbook/run/clocks.ts';
import { elapsed } from '../../../plugins/rollbook/run/elapsed.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { event, header, MINUTE, START, story } from './sample.ts';

const iso = (ms: number) => new Date(START + ms).toISOString();
const now = (ms: number, mono = ms + 5_000, session = 's1') => ({
  wall: START + ms,
  mono,
  session,
});
const note = (ms: number, more: Partial<RunEvent> = {}) =>
  event(ms, { type: 'note', text: 'x' }, more);

test('both clocks count, each against its budget', () => {
  const state = reduce(header, story.slice(0, 6));
  const clocks = readClocks(state, now(3 * MINUTE));
  expect(clocks.sinceDetection).toEqual({ elapsed: 7 * MINUTE, running: true });
  expect(clocks.procedure).toMatchObject({ elapsed: 3 * MINUTE, left: 7 * MINUTE, over: 0 });
  expect(clocks.step).toEqual({
    elapsed: 170_000,
    budget: 120_000,
    left: 0,
    over: 50_000,
    running: true,
  });
  expect(clocks.gaps).toEqual([]);
});

test('a step’s tries count together, and the clock stands between them', () => {
  const between = reduce(header, story.slice(0, 12));
  expect(readClocks(between, now(155_000), 'switch').step).toMatchObject({
    elapsed: 55_000,
    running: false,
  });
  const again = reduce(header, story.slice(0, 13));
  expect(readClocks(again, now(170_000)).step).toMatchObject({ elapsed: 65_000, over: 5_000 });
});

test('they stand after the end', () => {
  const state = reduce(header, story);
  const clocks = readClocks(state, now(24 * 60 * MINUTE));
  expect(clocks.sinceDetection).toEqual({ elapsed: 4 * MINUTE + 320_000, running: false });
  expect(clocks.procedure).toMatchObject({ elapsed: 320_000, running: false });
});

test('sleep counts as time, and is shown', () => {
  const state = reduce(header, [note(0), note(10_000)]);
  const clocks = readClocks(state, now(10 * MINUTE, 35_000));
  expect(clocks.procedure.elapsed).toBe(10 * MINUTE);
  expect(clocks.gaps).toMatchObject([{ kind: 'asleep', ms: 10 * MINUTE - 30_000 }]);
  expect(clocks.gaps[0]?.before).toBeUndefined();
});

test('a clock that was set back takes nothing away, and is shown', () => {
  const back = note(70_000, { at: iso(-60 * MINUTE) });
  const state = reduce(header, [note(0), note(10_000), back]);
  expect(state.elapsed).toEqual([0, 10_000, 70_000]);
  expect(state.gaps).toMatchObject([{ kind: 'clock-set-back', after: note(10_000).id }]);
  // And it goes on from there.
  expect(readClocks(state, now(-59 * MINUTE, 135_000)).procedure.elapsed).toBe(130_000);
});

test('a reload is counted by the wall, and only a long one is a gap', () => {
  const quick = note(30_000, { session: 's2', mono: 100 } as Partial<RunEvent>);
  const slow = note(10 * MINUTE, { session: 's2', mono: 100 } as Partial<RunEvent>);
  expect(elapsed([note(0), quick])).toEqual({ at: [0, 30_000], gaps: [] });
  expect(elapsed([note(0), slow])).toMatchObject({
    at: [0, 10 * MINUTE],
    gaps: [{ kind: 'away', ms: 10 * MINUTE }],
  });
});

test('two tabs that take turns leave no gap', () => {
  const other = (ms: number) => note(ms, { session: 's2', mono: ms } as Partial<RunEvent>);
  const { gaps } = elapsed([note(0), other(5 * MINUTE), note(10 * MINUTE), other(15 * MINUTE)]);
  expect(gaps).toEqual([]);
});

test('a reload after which the clock is behind gives no negative time', () => {
  const behind = note(1_000, { at: iso(-5 * MINUTE), session: 's2', mono: 3 } as Partial<RunEvent>);
  const measured = elapsed([note(0), behind], {
    wall: START - 4 * MINUTE,
    mono: 60_003,
    session: 's2',
  });
  expect(measured).toMatchObject({ at: [0, 0], now: 60_000, gaps: [{ kind: 'clock-set-back' }] });
});

test('detection in the future counts as now', () => {
  const state = reduce(header, [event(0, { type: 'detected', detectedAt: iso(10 * MINUTE) })]);
  expect(readClocks(state, now(MINUTE)).sinceDetection.elapsed).toBe(0);
});

test('no events, no time', () => {
  expect(readClocks(reduce(header, []), now(MINUTE)).procedure).toMatchObject({
    elapsed: 0,
    running: false,
  });
});
