import { localDay } from '../../run/keys.ts';

/** `Tuesday 3 November`, with the year where it is not this one. Of the reader's own day. */
export function spellDay(at: string, today: Date): string {
  const date = new Date(at);
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  if (date.getFullYear() !== today.getFullYear()) options.year = 'numeric';
  return new Intl.DateTimeFormat('en-GB', options).format(date).replace(',', '');
}

/** `02:14`, in the reader's own time. */
export function spellTime(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );
}

/** Whether a date, `2026-11-21`, lies before the reader's day. */
export function isPast(date: string, today: Date): boolean {
  return date < localDay(today);
}
