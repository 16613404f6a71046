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

/**
 * Writes many runs as the texts of files of at most `limit` bytes, in the order of their ids: one
 * file where they all fit, a run a line. A run that does not fit into any has one of its own.
 */
export function exportRuns(records: readonly RunRecord[], limit: number): string[] {
  const sorted = records.toSorted((a, b) => (a.header.runId < b.header.runId ? -1 : 1));
  const files: string[][] = [];
  let left = 0;
  for (const line of sorted.map(lineOf)) {
    const size = new TextEncoder().encode(line + BETWEEN).length;
    if (files.length === 0 || size > left) {
      files.push([]);
      left = limit - BEGIN.length - END.length;
    }
    files.at(-1)?.push(line);
    left -= size;
  }
  return files.map((lines) => BEGIN + lines.join(BETWEEN) + END);
}

const BEGIN = '{"runs":[\n';
const BETWEEN = ',\n';
const END = '\n]}\n';

/** Without indentation, which takes a third of the room that an import allows. */
function lineOf(record: RunRecord): string {
  return JSON.stringify(JSON.parse(canonicalJson(ordered(record))));
}

function ordered({ header, events }: RunRecord): RunRecord {
  return { header, events: sortEvents(events).map((event) => withholdSecrets(header, event, [])) };
}
