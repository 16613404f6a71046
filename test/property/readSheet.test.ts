import { expect, test } from 'vitest';
import type { RunEvent } from '../../plugins/rollbook/model/run.ts';
import { createIds } from '../../plugins/rollbook/run/newEventId.ts';
import { readSheet } from '../../plugins/rollbook/run/readSheet.ts';
import { reduce } from '../../plugins/rollbook/run/reduce.ts';
import { STEP_STATUS_WORDS } from '../../plugins/rollbook/run/statusWords.ts';
import fc from '../seeded.ts';
import { event, header, MINUTE, START, snapshot } from '../unit/run/sample.ts';
import { setUp } from '../unit/run/setUpStore.ts';

const zone = 'Europe/Vienna';
const now = START + 20 * 60 * MINUTE;
const opened: RunEvent[] = [
  event(6 * 60 * MINUTE, { type: 'started' }),
  event(6 * 60 * MINUTE + 1, { type: 'detected', detectedAt: new Date(START).toISOString() }),
];
/** Ended, and opened again, by clocks that have seconds. */
const lived: RunEvent[] = [
  event(66 * MINUTE + 30_000, { type: 'started' }),
  event(70 * MINUTE + 10_000, { type: 'step-done', target: 'switch' }),
  event(95 * MINUTE, { type: 'finished' }),
  event(110 * MINUTE + 5_000, { type: 'step-reopened', target: 'switch' }),
  event(140 * MINUTE, { type: 'step-done', target: 'switch' }),
  event(150 * MINUTE + 1_000, { type: 'finished' }),
];
const ids = createIds(
  () => now,
  (count) => new Uint8Array(count).fill(3),
);

const codes = snapshot.procedure.steps.map(({ code }) => code);
const two = (n: number) => String(n).padStart(2, '0');
const time = fc.oneof(
  fc.tuple(fc.nat(25), fc.nat(61)).map(([h, m]) => `${two(h)}:${two(m)}`),
  fc.nat(59).map((m) => `0${3 + (m % 5)}.${two(m)}`),
  fc.constantFrom('0320', '2026-11-22 00:05', '03:15:30', 'soon'),
);
const outcome = fc.constantFrom(
  '',
  ' KL',
  ' done KL: fine, it was',
  ' failed',
  ' failed: timeout; twice',
  ' skipped: why not',
  ' skipped',
  ' n/a: no cluster',
  ' begun',
  ' reopened KL',
);
const entry = fc
  .tuple(fc.constantFrom(...codes, 'a1', 'B7', 'start', 'end', ''), time, outcome)
  .map(([code, at, what]) => `${code} ${at}${what}`);
const glue = fc.constantFrom(', ', '; ', '\n', '\r\n', ',\n', ' ');
const sheet = fc.array(fc.tuple(entry, glue), { maxLength: 12 }).map((all) => all.flat().join(''));
const text = fc.oneof(sheet, fc.string({ unit: 'binary', maxLength: 60 }));

const STATUSES = Object.fromEntries(
  Object.entries(STEP_STATUS_WORDS).map(([status, words]) => [words, status]),
);
const read = (typed: string, events: RunEvent[]) =>
  readSheet(typed, reduce(header, events), { zone, now });

test('any text is read without throwing, each problem at its place in it', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const { entries, problems } = read(typed, opened);
      let last = 0;
      for (const { from, to, line, message } of problems) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(typed.length);
        expect(typed.slice(from, to).trim()).toBe(typed.slice(from, to));
        expect(line).toBe(typed.slice(0, from).split(/\r\n?|\n/).length);
        expect(message).not.toBe('');
        last = to;
      }
      const times = entries.map(({ at }) => Date.parse(at));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      for (const at of times) {
        expect(at).toBeGreaterThanOrEqual(START);
        expect(at).toBeLessThanOrEqual(now);
      }
    }),
    { numRuns: 2000 },
  );
}, 60_000);

test('what is recorded is what was shown, all of it with effect, and no time is negative', () => {
  let recorded = 0;
  fc.assert(
    fc.property(sheet, (typed) => {
      const { store } = setUp({ run: { header, events: opened }, ids });
      const { entries, drafts } = read(typed, opened);
      store.append(...drafts);
      const { state, record } = store.getSnapshot();
      recorded += drafts.length;
      expect(state.inert).toEqual([]);
      for (const { id, step, status, duration, attempts } of state.steps) {
        const shown = entries.findLast(({ code }) => code === step.code)?.after ?? 'Not begun';
        const words = shown
          .toLowerCase()
          .replace('not begun', 'pending')
          .replace('begun', 'started');
        expect(status, id).toBe(words.replace('not applicable', 'not-applicable'));
        expect(duration ?? 0).toBeGreaterThanOrEqual(0);
        for (const { start, end } of attempts)
          if (end) expect(end.elapsed).toBeGreaterThanOrEqual(start.elapsed);
      }
      expect(state.elapsed).toEqual(state.elapsed.toSorted((a, b) => a - b));
      expect(state.gaps).toEqual([]);
      // Read once more from what was kept, in any order, it is the same run.
      expect(reduce(record.header, record.events.toReversed())).toEqual(state);
      // And the same sheet is refused, line by line, where it would say the same again.
      const again = read(typed, record.events).entries.map(({ code }) => code);
      expect(again.filter((code) => code !== 'START' && code !== 'END')).toEqual([]);
    }),
    { numRuns: 1000 },
  );
  expect(recorded).toBeGreaterThan(1000);
}, 60_000);

test('a run is ended where the sheet says so, whatever was done in it already', () => {
  let ends = 0;
  let kept = 0;
  fc.assert(
    fc.property(sheet, fc.integer({ min: 1, max: lived.length }), (typed, length) => {
      const events = lived.slice(0, length);
      const { store } = setUp({ run: { header, events }, ids });
      const before = store.getSnapshot().state;
      const { entries, drafts, problems } = read(typed, events);
      // Where no clock was set back, each that does not fit is found with its own words.
      expect(problems.filter(({ message }) => message.includes('set back'))).toEqual([]);
      store.append(...drafts);
      const { state } = store.getSnapshot();
      expect(state.inert).toEqual([]);
      const last = entries.findLast(({ code, after }) => code === 'END' || after === 'Reopened');
      expect(!!state.ended).toBe(last ? last.code === 'END' : !!before.ended);
      for (const { id, step, status } of state.steps) {
        const shown = entries.findLast(({ code }) => code === step.code)?.after;
        if (shown) expect(status, id).toBe(STATUSES[shown]);
      }
      kept += entries.length;
      if (last?.code !== 'END') return;
      ends++;
      for (const one of events.filter(({ type }) => type.startsWith('step-')))
        expect(Date.parse(one.at)).toBeLessThanOrEqual(Date.parse(state.ended?.at ?? ''));
    }),
    { numRuns: 1000 },
  );
  expect(ends).toBeGreaterThan(20);
  expect(kept).toBeGreaterThan(500);
}, 60_000);
