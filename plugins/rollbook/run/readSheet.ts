import type { RunDraft } from '../model/run.ts';
import { findUndone } from './findUndone.ts';
import { parseSheetEntry } from './parseSheetEntry.ts';
import { type Places, placeInTime } from './placeInTime.ts';
import {
  minuteOf,
  type Reading,
  readSheetLine,
  type SheetLine,
  spell,
  startReading,
} from './readSheetLine.ts';
import type { RunState } from './runState.ts';
import { type Piece, splitSheet } from './splitSheet.ts';

/** One entry as it would be recorded, in words for a preview. */
export interface SheetEntry extends Omit<SheetLine, 'drafts'> {
  /** `A1`, or `START` or `END`. */
  code: string;
  /** Who and why, as far as the sheet says. */
  said: string;
  /** UTC. */
  at: string;
  /** True where the clocks were set back and showed the time twice: `at` is the first. */
  twice: boolean;
}

/** What is wrong with an entry, and where it stands. */
export interface SheetProblem extends Omit<Piece, 'text'> {
  message: string;
}

export interface Sheet {
  /** The good ones, in the order of the text. */
  entries: SheetEntry[];
  problems: SheetProblem[];
  /** UTC: where the first entry lies before the run’s start, which moves there. */
  begins?: string;
  /** The events for all entries, in order. To be recorded only where there is no problem. */
  drafts: RunDraft[];
}

/** An entry that fits, with what it adds and where it stands. */
interface Row {
  entry: SheetEntry;
  piece: Piece;
  target?: string;
  drafts: RunDraft[];
}

/**
 * Reads what was typed from a filled-in sheet against a run: entries of a step’s code, a time and
 * what became of the step, parted by commas, semicolons or lines, in the order of their times.
 * `now` is in ms, and `zone` that of the clock on the wall. Changes nothing and never throws: what
 * cannot be read, or does not fit the run or the entries before, is among the problems.
 */
export function readSheet(
  text: string,
  state: RunState,
  { zone, now }: Pick<Places, 'zone' | 'now'>,
): Sheet {
  const problems: SheetProblem[] = [];
  const reading = startReading(state, zone);
  const { started } = reading;
  const base = state.detected?.at ?? state.started?.at ?? state.header.at;
  const places: Places = { after: minuteOf(Date.parse(base)), first: true, zone, now };
  const rows: Row[] = [];
  for (const piece of splitSheet(text)) {
    const found = readPiece(piece, reading, places);
    if (typeof found === 'string') problems.push(problemAt(piece, found));
    else rows.push(found);
  }
  const undone = findUndone(state, rows, expectedOf(reading));
  for (const { piece, entry } of undone) problems.push(problemAt(piece, undoneWords(entry)));
  const kept = rows.filter((row) => !undone.has(row));
  return {
    entries: kept.map(({ entry }) => entry),
    problems: problems.sort((a, b) => a.from - b.from),
    ...(reading.started !== started && { begins: new Date(reading.started).toISOString() }),
    drafts: kept.flatMap(({ drafts }) => drafts),
  };
}

/** Reads one entry, which moves the run and the time on. Returns in words what is wrong with it. */
function readPiece(piece: Piece, reading: Reading, places: Places): Row | string {
  const written = parseSheetEntry(piece.text);
  if (typeof written === 'string') return written;
  const { code } = written;
  const { steps } = reading;
  if (code !== 'START' && code !== 'END' && !steps.has(code)) {
    const codes = [...steps.keys()];
    return `Expected a step of this run, ${codes[0]} to ${codes.at(-1)}, found ${code}`;
  }
  const placed = placeInTime(written, places);
  if (typeof placed === 'string') return placed;
  places.after = placed.at;
  places.first = false;
  const line = readSheetLine(reading, written, placed.at);
  if (typeof line === 'string') return line;
  const { drafts, ...words } = line;
  if (placed.at < minuteOf(reading.started)) {
    reading.started = placed.at;
    if (code !== 'START') drafts.unshift({ type: 'started' });
  }
  const at = new Date(placed.at).toISOString();
  const target = steps.get(code)?.step.id;
  return {
    piece,
    entry: { ...words, code, said: spell(written), at, twice: placed.twice },
    drafts: drafts.map((draft) => ({ ...draft, at, source: 'paper' })),
    ...(target !== undefined && { target }),
  };
}

function expectedOf({ ended, steps }: Reading) {
  return {
    ended,
    statuses: new Map([...steps.values()].map(({ step, status }) => [step.id, status])),
  };
}

function problemAt({ text: _, ...where }: Piece, message: string): SheetProblem {
  return { ...where, message };
}

function undoneWords({ code, after }: SheetEntry): string {
  const what = code === 'END' ? 'the run to be finished' : `${code} to be ${after.toLowerCase()}`;
  return `Expected ${what}, but what the run has already counts as later, since a clock was set back. Enter it in the run itself`;
}
