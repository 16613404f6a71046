import type { RunEvent, RunHeader, RunRecord } from '../model/run.ts';
import { type Parsed, parseEvent, parseHeader } from './parseRecord.ts';
import { parseRunKey } from './runKeys.ts';
import {
  type DurableLog,
  type Entry,
  isSameRecord,
  type KeptEntry,
  type LocalLog,
  type LogProblem,
} from './runLog.ts';
import { sortEvents } from './sortEvents.ts';

export type Place = 'local' | 'durable';

/** Something stored that cannot be read. It is left as it is, and can be downloaded. */
export interface Unreadable {
  where: Place;
  key: string;
  raw: string;
  /** `no-header`: an event of a run whose beginning is lost. `newer`: of a later Rollbook. */
  why: 'unreadable' | 'newer' | 'no-header';
  /** The run it belongs to, where its key says so. */
  runId?: string;
}

/** A run as both copies together hold it. */
export interface LoadedRun {
  record: RunRecord;
  /** The keys that each copy holds as the record has them. */
  kept: Record<Place, ReadonlySet<string>>;
  /** Keys under which the copies hold different records: the durable one counts. */
  conflicts: string[];
}

export interface Loaded {
  /** Latest first. */
  runs: LoadedRun[];
  unreadable: Unreadable[];
  /** Why a copy could not be read at all. */
  problems: Partial<Record<Place, LogProblem>>;
  /** True where the durable copy did not answer, or not in time: it may hold more, and is worth asking again. */
  late: boolean;
}

/**
 * Loads the runs kept in this browser, or one of them, from both copies, and changes nothing in
 * either. What cannot be read is listed beside the runs; a durable copy that gives no answer is
 * `late`. A run whose header is of a later version
 * is not loaded, so that nothing is ever added to it. Never rejects.
 */
export async function loadRuns(
  local: LocalLog,
  durable: DurableLog,
  runId?: string,
): Promise<Loaded> {
  const problems: Loaded['problems'] = {};
  const entries: Record<Place, KeptEntry[]> = { local: [], durable: [] };
  try {
    entries.local = local.read(runId);
  } catch {
    problems.local = 'unavailable';
  }
  try {
    entries.durable = await durable.read(runId);
  } catch (error) {
    const newer = (error as { name?: unknown } | undefined)?.name === 'VersionError';
    problems.durable = newer ? 'newer' : 'unavailable';
  }
  const unreadable: Unreadable[] = [];
  const gathered = new Map<string, Gathered>();
  // The durable copy first: where the two differ it counts.
  for (const where of ['durable', 'local'] as const)
    for (const entry of entries[where]) gather(entry, where, gathered, unreadable);
  const runs: LoadedRun[] = [];
  for (const [id, run] of gathered) {
    if (run.header && !run.newer) runs.push(finish(run.header, run));
    else {
      const why = run.newer ? 'newer' : 'no-header';
      for (const [where, { key, text }] of run.read)
        unreadable.push({ where, key, raw: text, why, runId: id });
    }
  }
  runs.sort((a, b) => (a.record.header.runId < b.record.header.runId ? 1 : -1));
  return { runs, unreadable, problems, late: problems.durable === 'unavailable' };
}

/** What both copies have of one run. */
interface Gathered {
  header?: RunHeader;
  events: RunEvent[];
  newer: boolean;
  /** What counts, by key. */
  texts: Map<string, string>;
  /** Everything that could be read. */
  read: [Place, Entry][];
  kept: Record<Place, Set<string>>;
  conflicts: string[];
}

function gather(
  entry: KeptEntry,
  where: Place,
  gathered: Map<string, Gathered>,
  unreadable: Unreadable[],
): void {
  const { key, text } = entry;
  const named = parseRunKey(key);
  if (!named) {
    unreadable.push({ where, key, raw: text, why: 'unreadable' });
    return;
  }
  const { runId, eventId } = named;
  const run = gathered.get(runId) ?? empty();
  gathered.set(runId, run);
  const parsed: Parsed<RunHeader | RunEvent> =
    eventId === undefined ? parseHeader(text, runId) : parseEvent(text, eventId);
  if (parsed.state !== 'record') {
    if (parsed.state === 'newer' && eventId === undefined) run.newer = true;
    unreadable.push({ where, key, raw: text, why: parsed.state, runId });
    return;
  }
  run.read.push([where, entry]);
  const other = run.texts.get(key);
  if (other !== undefined) {
    if (!isSameRecord(other, text)) run.conflicts.push(key);
    else if (!entry.partly) run.kept[where].add(key);
    return;
  }
  run.texts.set(key, text);
  if (!entry.partly) run.kept[where].add(key);
  if (eventId === undefined) run.header = parsed.record as RunHeader;
  else run.events.push(parsed.record as RunEvent);
}

function empty(): Gathered {
  return {
    events: [],
    newer: false,
    texts: new Map(),
    read: [],
    kept: { local: new Set(), durable: new Set() },
    conflicts: [],
  };
}

function finish(header: RunHeader, { events, kept, conflicts }: Gathered): LoadedRun {
  return { record: { header, events: sortEvents(events) }, kept, conflicts };
}
