import { type KeyValue, localDay, PREFIX, readRecord } from '../../run/keys.ts';

/** What was ticked in a runbook today. */
export interface TicksToday {
  runbook: string;
  items: number;
}

/** A storage whose keys can be listed, as the browser's can. Any of it may throw. */
export interface ListedStorage extends KeyValue {
  readonly length: number;
  key(index: number): string | null;
}

/**
 * Counts the ticks of today in the checklists of each runbook, by id. What cannot be read is not
 * counted. Throws what the storage throws.
 */
export function ticksToday(storage: ListedStorage, today: Date): TicksToday[] {
  const day = localDay(today);
  const counts = new Map<string, number>();
  for (let i = 0; i < storage.length; i++) {
    const key = storage.key(i);
    if (!key?.startsWith(`${PREFIX}check:`)) continue;
    const [, , runbook] = key.split(':');
    const stored = readRecord(storage, key, dayOf);
    if (!runbook || stored.state !== 'record' || stored.record.day !== day) continue;
    counts.set(runbook, (counts.get(runbook) ?? 0) + 1);
  }
  return [...counts]
    .map(([runbook, items]) => ({ runbook, items }))
    .sort((a, b) => (a.runbook < b.runbook ? -1 : 1));
}

/** The day a tick counts for: when it was made, or confirmed later. */
function dayOf(value: object): { day: string } | undefined {
  const { schemaVersion, at, kept } = value as Record<string, unknown>;
  const time = Date.parse(String(kept ?? at));
  if (schemaVersion !== 1 || Number.isNaN(time)) return undefined;
  return { day: localDay(new Date(time)) };
}
