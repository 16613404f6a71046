import type { Condition } from '../model/condition.ts';

/** The values between two ends, each of which is in or out. */
export interface Interval {
  low: number;
  lowIn: boolean;
  high: number;
  highIn: boolean;
}

const LOWEST = Number.NEGATIVE_INFINITY;
const HIGHEST = Number.POSITIVE_INFINITY;

/** The values that meet a condition, in order; none where it compares words. */
export function intervalsOf({ op, value, low, high }: Condition): Interval[] {
  if (op === '..')
    return low === undefined || high === undefined
      ? []
      : [{ low, lowIn: true, high, highIn: false }];
  if (typeof value !== 'number') return [];
  const below = (highIn: boolean) => ({ low: LOWEST, lowIn: false, high: value, highIn });
  const above = (lowIn: boolean) => ({ low: value, lowIn, high: HIGHEST, highIn: false });
  switch (op) {
    case '<':
      return [below(false)];
    case '<=':
      return [below(true)];
    case '>':
      return [above(false)];
    case '>=':
      return [above(true)];
    case '=':
      return [{ low: value, lowIn: true, high: value, highIn: true }];
    case '!=':
      return [below(false), above(false)];
  }
}

/** The values from `from` upwards (all of them without it) that none of the intervals holds. */
export function holesAmong(intervals: readonly Interval[], from = LOWEST): Interval[] {
  const holes: Interval[] = [];
  let low = from;
  let lowIn = from !== LOWEST;
  for (const interval of intervals.toSorted(byLowEnd)) {
    const hole = { low, lowIn, high: interval.low, highIn: !interval.lowIn };
    if (!isEmpty(hole)) holes.push(hole);
    if (interval.high > low) {
      low = interval.high;
      lowIn = !interval.highIn;
    } else if (interval.high === low && interval.highIn) {
      lowIn = false;
    }
  }
  const last = { low, lowIn, high: HIGHEST, highIn: false };
  if (!isEmpty(last)) holes.push(last);
  return holes;
}

/** The values that both sets hold. */
export function commonTo(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return a.flatMap((one) =>
    b.map((other) => meet(one, other)).filter((interval) => !isEmpty(interval)),
  );
}

/** Whether every value of `inner` is in `outer`. */
export function holds(outer: readonly Interval[], inner: readonly Interval[]): boolean {
  return inner.every((one) =>
    outer.some((other) => {
      const both = meet(one, other);
      return (
        both.low === one.low &&
        both.high === one.high &&
        both.lowIn === one.lowIn &&
        both.highIn === one.highIn
      );
    }),
  );
}

/** Whether the interval holds nothing, or nothing but numbers between two whole ones. */
export function isEmpty({ low, lowIn, high, highIn }: Interval, whole = false): boolean {
  if (low > high) return true;
  if (low === high) return !(lowIn && highIn);
  if (!whole) return false;
  const first = lowIn ? Math.ceil(low) : Math.floor(low) + 1;
  const last = highIn ? Math.floor(high) : Math.ceil(high) - 1;
  return first > last;
}

/** `below 2%`, `exactly 10%`, `from 5% to below 10%`. */
export function spellInterval({ low, lowIn, high, highIn }: Interval, unit = ''): string {
  const [from, to] = [`${low}${unit}`, `${high}${unit}`];
  if (low === high) return `exactly ${from}`;
  if (high === HIGHEST) return lowIn ? `${from} and more` : `more than ${from}`;
  if (low === LOWEST) return highIn ? `${to} and less` : `below ${to}`;
  return `${lowIn ? 'from' : 'above'} ${from} to ${highIn ? '' : 'below '}${to}`;
}

function meet(a: Interval, b: Interval): Interval {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return {
    low,
    lowIn: (a.low < low || a.lowIn) && (b.low < low || b.lowIn),
    high,
    highIn: (a.high > high || a.highIn) && (b.high > high || b.highIn),
  };
}

function byLowEnd(a: Interval, b: Interval): number {
  if (a.low !== b.low) return a.low - b.low || 0;
  return Number(b.lowIn) - Number(a.lowIn);
}
