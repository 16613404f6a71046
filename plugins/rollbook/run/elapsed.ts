import type { RunEvent } from '../model/run.ts';

/** Both clocks at one moment, in ms. `mono` counts from the start of `session`, a page load. */
export interface Now {
  wall: number;
  mono?: number;
  session?: string;
}

/**
 * A stretch that the clocks disagree about, or that nobody recorded. `asleep`: the computer slept
 * or its clock was set forward; the time counts. `clock-set-back`: the time that really passed
 * counts where it is known. `away`: from one page load to the next without an event between.
 */
export interface Gap {
  kind: 'asleep' | 'clock-set-back' | 'away';
  /** The id of the event before it. */
  after: string;
  /** The id of the event after it; absent where that is now. */
  before?: string;
  /** How long it was, or by how much the clock was set back, in ms. */
  ms: number;
}

/** The time that passed since the first event, in ms, never falling. */
export interface Elapsed {
  /** At each event, in the order given. */
  at: number[];
  /** At `now`, where one was given. */
  now?: number;
  gaps: Gap[];
}

const TOLERANCE_MS = 2_000;
const AWAY_MS = 60_000;

/** Measures the time along the events (sorted, distinct), and up to `now`. */
export function elapsed(events: readonly RunEvent[], now?: Now): Elapsed {
  const moments: (Now & { id?: string })[] = events.map((event) => ({
    wall: Date.parse(event.at),
    id: event.id,
    ...(event.mono !== undefined && { mono: event.mono }),
    ...(event.session !== undefined && { session: event.session }),
  }));
  if (now) moments.push(now);
  const sessions = spans(moments);
  const at: number[] = [];
  const gaps: Gap[] = [];
  let total = 0;
  for (const [i, moment] of moments.entries()) {
    const before = moments[i - 1];
    if (before?.id) {
      const { ms, gap } = between(before, moment);
      total += ms;
      const found = gap ?? away(before, moment, i, sessions);
      if (found) gaps.push({ ...found, after: before.id, ...(moment.id && { before: moment.id }) });
    }
    at.push(Math.round(total));
  }
  if (!now) return { at, gaps };
  return { at: at.slice(0, events.length), now: Math.round(total), gaps };
}

type Found = Pick<Gap, 'kind' | 'ms'>;

function between(from: Now, to: Now): { ms: number; gap?: Found } {
  const wall = to.wall - from.wall;
  const same = from.session !== undefined && from.session === to.session;
  if (same && from.mono !== undefined && to.mono !== undefined && to.mono >= from.mono) {
    const mono = to.mono - from.mono;
    if (wall - mono > TOLERANCE_MS) return { ms: wall, gap: { kind: 'asleep', ms: wall - mono } };
    if (mono - wall > TOLERANCE_MS)
      return { ms: mono, gap: { kind: 'clock-set-back', ms: mono - wall } };
    return { ms: mono };
  }
  if (wall >= 0) return { ms: wall };
  // Two devices are never quite of one mind about the time.
  return wall < -TOLERANCE_MS ? { ms: 0, gap: { kind: 'clock-set-back', ms: -wall } } : { ms: 0 };
}

/** The index of each session's first and last moment. */
function spans(moments: readonly Now[]): Map<string, { first: number; last: number }> {
  const found = new Map<string, { first: number; last: number }>();
  for (const [i, { session }] of moments.entries()) {
    if (session === undefined) continue;
    const span = found.get(session);
    if (span) span.last = i;
    else found.set(session, { first: i, last: i });
  }
  return found;
}

/** Two tabs that take turns are no gap: only where one session ended before the next began. */
function away(
  from: Now,
  to: Now,
  index: number,
  sessions: ReturnType<typeof spans>,
): Found | undefined {
  const ms = to.wall - from.wall;
  if (ms <= AWAY_MS || from.session === undefined || to.session === undefined) return undefined;
  const ended = sessions.get(from.session)?.last === index - 1;
  const began = sessions.get(to.session)?.first === index;
  return ended && began ? { kind: 'away', ms } : undefined;
}
