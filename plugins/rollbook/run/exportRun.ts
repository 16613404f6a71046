import type { RunRecord } from '../model/run.ts';
import { canonicalJson } from './canonicalJson.ts';
import { sortEvents } from './sortEvents.ts';
import { withholdSecrets } from './withholdSecrets.ts';

/**
 * Writes a run as the text of its file. The same record gives the same bytes whatever order its
 * events are in, and what `importRun` reads from them gives them again.
 */
export function exportRun(record: RunRecord): string {
  return `${canonicalJson(ordered(record))}\n`;
}

/** Writes many runs as the text of one file, in the order of their ids. */
export function exportRuns(records: readonly RunRecord[]): string {
  const runs = records
    .toSorted((a, b) => (a.header.runId < b.header.runId ? -1 : 1))
    .map((record) => ordered(record));
  return `${canonicalJson({ runs })}\n`;
}

function ordered({ header, events }: RunRecord): RunRecord {
  return { header, events: sortEvents(events).map((event) => withholdSecrets(header, event, [])) };
}
