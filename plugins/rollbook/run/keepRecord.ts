import type { RunRecord } from '../model/run.ts';
import { loadRuns } from './loadRun.ts';
import { mergeRecords } from './mergeRecords.ts';
import { eventKey, runKey } from './runKeys.ts';
import type { DurableLog, Entry, LocalLog, LogProblem } from './runLog.ts';

export type KeptRecord =
  | {
      ok: true;
      /** How many events were not here before. */
      added: number;
      /** Ids under which another event is here: it stays. */
      conflicts: string[];
      /** Why not all of it is in the durable copy. */
      problem?: LogProblem;
    }
  | { ok: false; message: string };

/**
 * Puts an imported record beside what this browser has of the run. Nothing that is here is
 * rewritten. Refused where another run of that id is here, or one that cannot be read. A run that
 * is open in a tab is better given to its store (`merge`).
 */
export async function keepRecord(
  record: RunRecord,
  local: LocalLog,
  durable: DurableLog,
): Promise<KeptRecord> {
  const { header } = record;
  const { runs, unreadable } = await loadRuns(local, durable, header.runId);
  const [here] = runs;
  if (!here && unreadable.some(({ key }) => key === runKey(header.runId)))
    return { ok: false, message: 'The run is here already, and what is here cannot be read' };
  const merged = mergeRecords(here?.record ?? { header, events: [] }, record);
  if (!merged.ok) return merged;
  const all: Entry[] = [
    { key: runKey(header.runId), text: JSON.stringify(header) },
    ...merged.record.events.map((event) => ({
      key: eventKey(header.runId, event.id),
      text: JSON.stringify(event),
    })),
  ];
  for (const entry of all) if (!here?.kept.local.has(entry.key)) local.write(entry);
  const problems = await durable.write(all.filter(({ key }) => !here?.kept.durable.has(key)));
  const [problem] = problems.values();
  const { added, conflicts } = merged;
  return { ok: true, added, conflicts, ...(problem && { problem }) };
}
