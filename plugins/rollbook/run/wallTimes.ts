import { localTime } from './formatTime.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The moments, in ms and in order, at which the clocks of a zone show a date (`2026-11-21`) and a
 * time (`02:14:00`). None where there is no such day, or the clocks were set forward over it; two
 * where they were set back.
 */
export function wallTimes(date: string, time: string, zone: string): number[] {
  const shown = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(date)) return [];
  const offsets = new Set([shown - DAY_MS, shown + DAY_MS].map((at) => offset(at, zone)));
  return [...offsets]
    .map((ms) => shown - ms)
    .filter((at) => at + offset(at, zone) === shown)
    .sort((a, b) => a - b);
}

/** How far the zone is ahead of UTC, in ms. */
function offset(at: number, zone: string): number {
  const { date, time } = localTime(at, zone);
  return Date.parse(`${date}T${time}Z`) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** The date of the day after. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
