import { spellDuration } from '../model/duration.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    const options = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const;
    try {
      found = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
    } catch {
      // A zone that this computer does not know.
      found = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
    }
    formats.set(zone, found);
  }
  return found;
}

/** A moment on the clock and the calendar of a zone, to the minute. */
export interface LocalTime {
  /** `2026-11-21` */
  date: string;
  /** `03:14` */
  time: string;
  /** The zone that was used: UTC where the one asked for is not known here. */
  zone: string;
}

/** Reads a UTC time, a text or ms, on the clock of an IANA zone. */
export function localTime(at: string | number, zone: string): LocalTime {
  const used = format(zone);
  const parts = new Map(used.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const known = used.resolvedOptions().timeZone;
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
    zone: known === 'UTC' ? 'UTC' : zone,
  };
}

/** `2026-11-21 03:14`, and the seconds where there are any. */
export function formatWritten(at: string, zone: string): string {
  const { date, time } = localTime(at, zone);
  const seconds = at.slice(16, 19);
  return `${date} ${time}${seconds === ':00' ? '' : seconds}`;
}

/** `2026-11-21 03:14 (Europe/Vienna)` */
export function formatMoment({ at, zone }: { at: string; zone: string }): string {
  const local = localTime(at, zone);
  return `${local.date} ${local.time} (${local.zone})`;
}

/** Writes ms for a person: `4 min 12 s`. Below a second it is `0 s`. */
export function formatMs(ms: number): string {
  return spellDuration(Math.round(Math.max(0, ms) / 1000));
}
