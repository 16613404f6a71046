import { expect, test } from 'vitest';
import { meets } from '../../../plugins/rollbook/model/condition.ts';
import { isCondition, parseCondition } from '../../../plugins/rollbook/model/conditionText.ts';
import {
  commonTo,
  holds,
  holesAmong,
  type Interval,
  intervalsOf,
  isEmpty,
  spellInterval,
} from '../../../plugins/rollbook/rules/intervals.ts';
import fc from '../../seeded.ts';

const condition = fc
  .oneof(
    fc
      .tuple(fc.constantFrom('>', '>=', '<', '<=', '=', '!='), fc.integer({ min: -4, max: 4 }))
      .map(([op, value]) => `x ${op} ${value}`),
    fc
      .tuple(fc.integer({ min: -4, max: 3 }), fc.integer({ min: 1, max: 5 }))
      .map(([low, length]) => `x ${low}..${low + length}`),
  )
  .map((text) => {
    const parsed = parseCondition(text);
    if (!isCondition(parsed)) throw new Error(text);
    return parsed;
  });

/** Every end that the figures can have, and the values between and beyond them. */
const VALUES = Array.from({ length: 41 }, (_, index) => index / 2 - 10);

function has({ low, lowIn, high, highIn }: Interval, value: number): boolean {
  return (low < value || (lowIn && low === value)) && (value < high || (highIn && value === high));
}

test('a condition holds exactly the values that meet it', () => {
  fc.assert(
    fc.property(condition, (one) => {
      for (const value of VALUES)
        expect(intervalsOf(one).some((interval) => has(interval, value))).toBe(
          meets(one, String(value)),
        );
    }),
  );
});

test('a value is in a hole exactly where it meets no condition', () => {
  fc.assert(
    fc.property(
      fc.array(condition, { maxLength: 5 }),
      fc.constantFrom(undefined, 0),
      (all, from) => {
        const holes = holesAmong(all.flatMap(intervalsOf), from);
        for (const value of VALUES)
          if (from === undefined || value >= from)
            expect(holes.some((hole) => has(hole, value))).toBe(
              !all.some((one) => meets(one, String(value))),
            );
      },
    ),
  );
});

test('what is common to two conditions meets both, and what one holds of the other meets it', () => {
  fc.assert(
    fc.property(condition, condition, (a, b) => {
      const [first, second] = [intervalsOf(a), intervalsOf(b)];
      const common = commonTo(first, second);
      for (const value of VALUES) {
        const both = meets(a, String(value)) === true && meets(b, String(value)) === true;
        expect(common.some((interval) => has(interval, value))).toBe(both);
        if (holds(first, second) && meets(b, String(value))) expect(both).toBe(true);
      }
      expect(holds(first, first)).toBe(true);
    }),
  );
});

test('between two whole numbers there is none', () => {
  const between = { low: 4, lowIn: false, high: 5, highIn: false };
  expect(isEmpty(between)).toBe(false);
  expect(isEmpty(between, true)).toBe(true);
  expect(isEmpty({ ...between, lowIn: true }, true)).toBe(false);
  expect(isEmpty({ ...between, high: 6 }, true)).toBe(false);
});

test('intervals are said in words', () => {
  const spell = (text: string) => {
    const parsed = parseCondition(text);
    return isCondition(parsed) ? intervalsOf(parsed).map((one) => spellInterval(one, '%')) : [];
  };
  expect(spell('x > 5%')).toEqual(['more than 5%']);
  expect(spell('x >= 5%')).toEqual(['5% and more']);
  expect(spell('x < 5%')).toEqual(['below 5%']);
  expect(spell('x <= 5%')).toEqual(['5% and less']);
  expect(spell('x = 5%')).toEqual(['exactly 5%']);
  expect(spell('x 2%..5%')).toEqual(['from 2% to below 5%']);
});
