import { loadRuns, type Place } from './loadRun.ts';
import { eventKey, runKey } from './runKeys.ts';
import type { DurableLog, LocalLog } from './runLog.ts';

/**
 * Deletes a run from both copies. What cannot be read stays, unless `unreadable` is true. Returns
 * the copies that could not be reached, which may still hold it. Rejects where a copy can be read
 * and not be written; the other one may be gone by then.
 */
export async function deleteRun(
  runId: string,
  local: LocalLog,
  durable: DurableLog,
  { unreadable = false } = {},
): Promise<Place[]> {
  const loaded = await loadRuns(local, durable, runId);
  const keys = new Set<string>();
  for (const { record } of loaded.runs) {
    keys.add(runKey(runId));
    for (const { id } of record.events) keys.add(eventKey(runId, id));
  }
  const left = loaded.unreadable.filter((entry) => !unreadable && entry.runId === runId);
  if (unreadable) for (const entry of loaded.unreadable) keys.add(entry.key);
  // A header that one copy cannot read stays there with what belongs to it.
  const inPlace = (where: Place) =>
    [...keys].filter((key) => !left.some((entry) => entry.where === where && entry.key === key));
  const { problems } = loaded;
  if (!problems.local) local.remove(inPlace('local'));
  if (!problems.durable) await durable.remove(inPlace('durable'));
  return (['local', 'durable'] as const).filter((place) => problems[place]);
}
