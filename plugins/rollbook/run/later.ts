/** A time so many seconds after another, UTC. Undefined where that is no date any more. */
export function later(at: string, seconds: number): string | undefined {
  const time = new Date(Date.parse(at) + seconds * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
