import { localTime } from './formatTime.ts';
import type { WrittenEntry } from './parseSheetEntry.ts';
import { dayAfter, wallTimes } from './wallTimes.ts';

/** How far on the next day may be for a time that runs backwards to be taken as past midnight. */
const NIGHT_MS = 12 * 3_600_000;

/** What a time on a sheet is placed by. All in ms. */
export interface Places {
  /** The entry before, or else when the trouble was detected. */
  after: number;
  /** The first entry may be no earlier than that. */
  first: boolean;
  now: number;
  zone: string;
}

/** A moment in ms; `twice` where the clocks showed it a second time that also fits. */
export interface Placed {
  at: number;
  twice: boolean;
}

/**
 * Finds the moment of an entry: the first at or after the entry before it, on the same day, or on
 * the next one where that is less than twelve hours on, or on the date that was written. Returns in
 * words why there is none.
 */
export function placeInTime(written: WrittenEntry, places: Places): Placed | string {
  const { after, zone } = places;
  if (after < 0 || after > LATEST) return NO_SUCH_DAY;
  const today = localTime(after, zone).date;
  const { time, date = today } = written;
  const shown = wallTimes(date, time, zone);
  let fits = shown.filter((at) => at >= after);
  if (fits.length === 0 && !written.date)
    fits = wallTimes(dayAfter(today), time, zone).filter((at) => at - after < NIGHT_MS);
  const [at] = fits;
  // Not before the next day was tried: what the clocks left out today they may show tomorrow.
  if (at === undefined && shown.length === 0)
    return `Expected a time that there is, found ${date} ${time} in ${zone}`;
  if (at === undefined) return backwards(written, places);
  if (at > places.now) {
    if (!shown.includes(at)) return backwards(written, places);
    return `Expected a time that has passed, found ${date} ${time}: it lies ahead`;
  }
  const [, second] = fits;
  return { at, twice: second !== undefined && second <= places.now };
}

/** A day before the last that a date of four figures can name. */
const LATEST = Date.UTC(9999, 11, 30);

/** No event can be of a time before 1970, and the day after the last one cannot be written. */
const NO_SUCH_DAY =
  'Expected a detection, or else a start of the run, from 1970 to 9999. Correct the time of detection first';

function backwards({ code, time }: WrittenEntry, { after, first, zone }: Places): string {
  const { date, time: earliest } = localTime(after, zone);
  const what = first ? 'the detection' : 'the entry before it';
  const short = time.slice(0, 5);
  return `Expected a time at or after ${date} ${earliest}, that of ${what}, found ${short}. If it was on another day, write the date: ${code} ${dayAfter(date)} ${short}`;
}
