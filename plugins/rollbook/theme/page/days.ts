import { localDay } from '../../run/keys.ts';

/** `Tuesday 3 November`, with the year where it is not this one. Of the reader's own day. */
export function spellDay(at: string, today: Date): string {
  const date = new Date(at);
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  if (date.getFullYear() !== today.getFullYear()) options.year = 'numeric';
  return new Intl.DateTimeFormat('en-GB', options).format(date).replace(',', '');
}

/** `02:14`, in the reader's own time. Said at every tick, so without the weight of `Intl`. */
export function spellTime(at: string): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Whether a date, `2026-11-21`, lies before the reader's day. */
export function isPast(date: string, today: Date): boolean {
  return date < localDay(today);
}
