const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_DIGITS = 10;
const COUNTER_DIGITS = 3;
const RANDOM_DIGITS = 13;

/** How many ids one millisecond has room for. */
export const COUNTER_LIMIT = 32 ** COUNTER_DIGITS;
const TIME_LIMIT = 2 ** 48;

/** Gives this many random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * Writes an id of 26 characters that sorts by time (ms since 1970, below 2^48), then by counter
 * (below `COUNTER_LIMIT`), and is made unique by 13 random bytes. Throws a RangeError for a number
 * outside its range.
 */
export function newEventId(time: number, counter: number, random: Uint8Array): string {
  if (!Number.isInteger(time) || time < 0 || time >= TIME_LIMIT)
    throw new RangeError(`Expected a time in milliseconds, found ${time}`);
  if (!Number.isInteger(counter) || counter < 0 || counter >= COUNTER_LIMIT)
    throw new RangeError(`Expected a counter below ${COUNTER_LIMIT}, found ${counter}`);
  if (random.length < RANDOM_DIGITS)
    throw new RangeError(`Expected ${RANDOM_DIGITS} random bytes, found ${random.length}`);
  const tail = [...random.subarray(0, RANDOM_DIGITS)].map((byte) => DIGITS[byte & 31]).join('');
  return base32(time, TIME_DIGITS) + base32(counter, COUNTER_DIGITS) + tail;
}

function base32(number: number, length: number): string {
  let text = '';
  let rest = number;
  for (let i = 0; i < length; i++) {
    text = DIGITS[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function fromBase32(text: string): number {
  return [...text].reduce((sum, digit) => sum * 32 + DIGITS.indexOf(digit), 0);
}

/** Makes ids, each greater than all that this maker made or saw. */
export interface IdMaker {
  /**
   * An id for what happens now. It is also greater than `after`, the last one of its run, which may
   * be of a clock too far ahead to be followed by other runs.
   */
  next(after?: string): string;
  /**
   * An id for what happened at an earlier time (ms), which sorts where that belongs, and after all
   * that this maker made or saw of the same time.
   */
  earlier(at: number): string;
  /** Takes notice of an id made elsewhere. */
  saw(id: string): void;
}

/** An id further ahead of the clock than this was made by a broken clock, and is not followed. */
export const AHEAD_MS = 2 * 86_400_000;

/** The time (ms) that an id sorts by. */
export function timeOfId(id: string): number {
  return fromBase32(id.slice(0, TIME_DIGITS));
}

function counterOf(id: string): number {
  return fromBase32(id.slice(TIME_DIGITS, TIME_DIGITS + COUNTER_DIGITS));
}

interface Moment {
  time: number;
  counter: number;
}

function momentAfter({ time, counter }: Moment): Moment {
  return counter + 1 < COUNTER_LIMIT
    ? { time, counter: counter + 1 }
    : { time: time + 1, counter: 0 };
}

function isLater(one: Moment, other: Moment): boolean {
  return one.time > other.time || (one.time === other.time && one.counter > other.counter);
}

/**
 * Makes an id maker. `now` gives the wall clock in ms. Where that clock goes back, the ids do not:
 * what somebody did after having seen an event sorts after it, whatever the clock says.
 */
export function createIds(now: () => number, random: RandomBytes): IdMaker {
  let last: Moment = { time: 0, counter: 0 };
  /** The highest counter of each time: a second sheet goes on where the first one stopped. */
  const used = new Map<number, number>();
  const use = (at: number, count: number) => used.set(at, Math.max(used.get(at) ?? 0, count));
  return {
    earlier(at) {
      let free = at;
      // Somebody else’s id may have taken the last one of its millisecond.
      while (used.get(free) === COUNTER_LIMIT - 1) free++;
      const count = (used.get(free) ?? -1) + 1;
      use(free, count);
      return newEventId(free, count, random(RANDOM_DIGITS));
    },
    next(after) {
      const wall = Math.min(Math.max(0, Math.floor(now()) || 0), TIME_LIMIT - 1);
      last = wall > last.time ? { time: wall, counter: 0 } : momentAfter(last);
      const beyond = after && momentAfter({ time: timeOfId(after), counter: counterOf(after) });
      // After the very last moment there is no other: nothing can be greater than that.
      const follows = beyond && beyond.time < TIME_LIMIT && isLater(beyond, last);
      const { time, counter } = follows ? beyond : last;
      use(time, counter);
      return newEventId(time, counter, random(RANDOM_DIGITS));
    },
    saw(id) {
      const seen = { time: timeOfId(id), counter: counterOf(id) };
      use(seen.time, seen.counter);
      if (seen.time <= now() + AHEAD_MS && isLater(seen, last)) last = seen;
    },
  };
}
