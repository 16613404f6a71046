const SECONDS_OF_A_DAY = 86_400;

/** The number of a day written `YYYY-MM-DD`, counted so that days can be compared. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000 / SECONDS_OF_A_DAY;
}

/** The day some seconds after a day; part of a day counts as the whole of it. */
export function dayAfter(date: string, seconds: number): string {
  const day = dayNumber(date) + Math.ceil(seconds / SECONDS_OF_A_DAY);
  const time = new Date(day * SECONDS_OF_A_DAY * 1000);
  return Number.isNaN(time.getTime()) ? '9999-12-31' : time.toISOString().slice(0, 10);
}
