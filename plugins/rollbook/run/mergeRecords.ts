import type { RunRecord } from '../model/run.ts';
import { canonicalJson } from './canonicalJson.ts';
import { sortEvents } from './sortEvents.ts';

export type Merged =
  | {
      ok: true;
      record: RunRecord;
      /** How many events are new. */
      added: number;
      /** Ids under which both hold different events: ours are kept. */
      conflicts: string[];
    }
  | { ok: false; message: string };

/**
 * Joins two records of one run by event id. What is ours is never rewritten. Refused where the
 * headers differ: the one is then not a record of the other's run.
 */
export function mergeRecords(ours: RunRecord, theirs: RunRecord): Merged {
  if (ours.header.runId !== theirs.header.runId)
    return { ok: false, message: 'Expected a record of the same run, found one of another' };
  if (canonicalJson(ours.header) !== canonicalJson(theirs.header))
    return {
      ok: false,
      message: 'Expected the run as it began here, found the same id with another beginning',
    };
  const own = new Map(ours.events.map((event) => [event.id, event]));
  const added = theirs.events.filter(({ id }) => !own.has(id));
  const conflicts = theirs.events.filter((event) => {
    const other = own.get(event.id);
    return other && canonicalJson(other) !== canonicalJson(event);
  });
  return {
    ok: true,
    record: { header: ours.header, events: sortEvents([...ours.events, ...added]) },
    added: added.length,
    conflicts: conflicts.map(({ id }) => id),
  };
}
