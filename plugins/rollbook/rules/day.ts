const SECONDS_OF_A_DAY = 86_400;

/** The number of a day written `YYYY-MM-DD`, counted so that days can be compared. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000 / SECONDS_OF_A_DAY;
}
