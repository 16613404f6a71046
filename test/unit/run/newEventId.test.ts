import { describe, expect, test } from 'vitest';
import { RECORD_ID } from '../../../plugins/rollbook/model/runVocabulary.ts';
import { COUNTER_LIMIT, createIds, newEventId } from '../../../plugins/rollbook/run/newEventId.ts';
import fc from '../../seeded.ts';

const LAST = 2 ** 48 - 1;
const bytes = fc.uint8Array({ minLength: 13, maxLength: 13 });

describe('an id', () => {
  test('sorts by time, then by counter, whatever the random part', () => {
    const part = fc.tuple(fc.nat(LAST), fc.nat(COUNTER_LIMIT - 1), bytes);
    fc.assert(
      fc.property(part, part, ([time, counter, a], [otherTime, otherCounter, b]) => {
        const one = newEventId(time, counter, a);
        const other = newEventId(otherTime, otherCounter, b);
        expect(one).toMatch(RECORD_ID);
        const before = time - otherTime || counter - otherCounter;
        if (before !== 0) expect(one < other).toBe(before < 0);
      }),
    );
  });

  test('refuses what it cannot hold', () => {
    const random = new Uint8Array(13);
    expect(() => newEventId(-1, 0, random)).toThrow(RangeError);
    expect(() => newEventId(LAST + 1, 0, random)).toThrow(RangeError);
    expect(() => newEventId(0.5, 0, random)).toThrow(RangeError);
    expect(() => newEventId(0, COUNTER_LIMIT, random)).toThrow(RangeError);
    expect(() => newEventId(0, 0, new Uint8Array(12))).toThrow(RangeError);
  });
});

describe('an id maker', () => {
  const zeros = (count: number) => new Uint8Array(count);

  test('never goes back, nor repeats itself, whatever the clock does', () => {
    const clock = fc.oneof(fc.integer({ min: -10, max: LAST * 2 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(clock, { minLength: 2 }), (times) => {
        let wall = 0;
        const ids = createIds(() => wall, zeros);
        const made = times.map((time) => {
          wall = time;
          return ids.next();
        });
        expect(made).toEqual([...made].sort());
        expect(new Set(made).size).toBe(made.length);
      }),
    );
  });

  test('makes more in a millisecond than the counter holds', () => {
    const ids = createIds(() => 1000, zeros);
    let last = '';
    for (let i = 0; i < COUNTER_LIMIT + 10; i++) {
      const next = ids.next();
      if (next <= last) throw new Error(`${next} came after ${last}`);
      last = next;
    }
  });

  test('goes on after what it saw, but not after a broken clock', () => {
    const ids = createIds(() => 1_000_000, zeros);
    const ahead = newEventId(1_060_000, 5, zeros(13).fill(31));
    ids.saw(ahead);
    expect(ids.next() > ahead).toBe(true);
    const broken = newEventId(LAST, COUNTER_LIMIT - 1, zeros(13));
    ids.saw(broken);
    expect(ids.next() < broken).toBe(true);
  });

  test('goes on after the last one of a run, however far ahead, and other runs do not', () => {
    const ids = createIds(() => 1_000_000, zeros);
    for (const time of [900_000, 1_000_000, 1e12, LAST]) {
      const last = newEventId(time, COUNTER_LIMIT - 2, zeros(13).fill(31));
      const next = ids.next(last);
      expect(next > last).toBe(true);
      if (time < LAST) expect(ids.next(next) > next).toBe(true);
    }
    expect(ids.next() < newEventId(1_000_001, 0, zeros(13))).toBe(true);
    // Nothing is greater than the greatest, and an event is made nevertheless.
    const greatest = newEventId(LAST, COUNTER_LIMIT - 1, zeros(13));
    expect(ids.next(greatest)).toMatch(RECORD_ID);
  });

  test('sorts what is of one earlier time as it was asked for, after what it saw of that time', () => {
    // Each random part is below the one before, so that nothing but the counter keeps the order.
    let byte = 31;
    const falling = (count: number) => new Uint8Array(count).fill(byte--);
    const ids = createIds(() => 1_000_000, falling);
    const sheets = [ids.earlier(10), ids.earlier(30), ids.earlier(10)];
    const after = createIds(() => 1_000_000, falling);
    for (const id of sheets.toReversed()) after.saw(id);
    const [first = '', other = '', second = ''] = sheets;
    const ordered = [first, second, after.earlier(10), other, after.earlier(30)];
    expect(ordered).toEqual(ordered.toSorted());
  });

  test('finds room after an earlier millisecond that is full', () => {
    const ids = createIds(() => 1_000_000, zeros);
    const full = newEventId(10, COUNTER_LIMIT - 1, zeros(13));
    ids.saw(full);
    const after = [ids.earlier(10), ids.earlier(10), ids.earlier(11)];
    expect([full, ...after]).toEqual([full, ...after].toSorted());
    expect(new Set(after).size).toBe(3);
  });
});
