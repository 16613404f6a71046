import type { RunRecord } from '../model/run.ts';
import type { Runbook } from '../model/runbook.ts';
import { RUN_SCHEMA_VERSION, type RunMode } from '../model/runVocabulary.ts';
import type { IdMaker } from './newEventId.ts';
import { snapshotOf } from './snapshotOf.ts';

/**
 * Makes the record of a run that nothing has happened in yet. `now` is the wall clock in ms,
 * `commit` what the site was built from. Throws a RangeError where the runbook has no such
 * procedure. Append a `started` event first.
 */
export function newRun(
  runbook: Runbook,
  procedure: string,
  options: { mode: RunMode; ids: IdMaker; now: number; zone: string; commit?: string },
): RunRecord {
  const { mode, ids, now, zone, commit } = options;
  return {
    header: {
      schemaVersion: RUN_SCHEMA_VERSION,
      runId: ids.next(),
      at: new Date(now).toISOString(),
      zone,
      mode,
      runbook: runbook.id,
      procedure,
      runbookHash: runbook.hash,
      ...(commit !== undefined && { commit }),
      snapshot: snapshotOf(runbook, procedure),
    },
    events: [],
  };
}
