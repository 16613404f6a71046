import type { RunDraft } from '../model/run.ts';
import { formatWritten } from './formatTime.ts';
import { parseSheetEntry, type WrittenEntry } from './parseSheetEntry.ts';
import { type Places, placeInTime } from './placeInTime.ts';
import type { RunState, StepState } from './runState.ts';
import { type Piece, splitSheet } from './splitSheet.ts';
import { RUN_STATUS_WORDS, STEP_STATUS_WORDS } from './statusWords.ts';

/** One entry as it would be recorded, in words for a preview. */
export interface SheetEntry {
  /** `A1`, or `START` or `END`. */
  code: string;
  /** The step’s title; empty for the run itself. */
  title: string;
  before: string;
  after: string;
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

/** A step on the way through the sheet. */
interface Line {
  step: StepState['step'];
  status: StepState['status'];
  /** The last that the run has of it, in ms. */
  last: number;
}

interface Reading {
  zone: string;
  lines: Map<string, Line>;
  started: number;
  ended: boolean;
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
  const sheet: Sheet = { entries: [], problems: [], drafts: [] };
  const reading = startReading(state, zone);
  const base = state.detected?.at ?? state.started?.at ?? state.header.at;
  let after = minuteOf(base);
  let first = true;
  for (const { text: entry, ...where } of splitSheet(text)) {
    const wrong = (message: string) => sheet.problems.push({ ...where, message });
    const written = parseSheetEntry(entry);
    if (typeof written === 'string') {
      wrong(written);
      continue;
    }
    const { code } = written;
    const ofRun = code === 'START' || code === 'END';
    if (!ofRun && !reading.lines.has(code)) {
      const codes = [...reading.lines.keys()];
      wrong(`Expected a step of this run, ${codes[0]} to ${codes.at(-1)}, found ${code}`);
      continue;
    }
    const placed = placeInTime(written, { after, first, zone, now });
    if (typeof placed === 'string') {
      wrong(placed);
      continue;
    }
    after = placed.at;
    first = false;
    const at = new Date(after).toISOString();
    const found = ofRun
      ? readRunLine(reading, written, after)
      : readStepLine(reading, written, after);
    if (typeof found === 'string') {
      wrong(found);
      continue;
    }
    const { drafts, ...words } = found;
    sheet.entries.push({ ...words, code, said: spell(written), at, twice: placed.twice });
    if (after < reading.started) {
      reading.started = after;
      sheet.begins = at;
      if (code !== 'START') drafts.unshift({ type: 'started' });
    }
    sheet.drafts.push(...drafts.map((draft) => ({ ...draft, at, source: 'paper' as const })));
  }
  return sheet;
}

function startReading(state: RunState, zone: string): Reading {
  const times = new Map<string, number>();
  for (const event of state.events) {
    if (!event.type.startsWith('step-') || !('target' in event) || !event.target) continue;
    times.set(event.target, Math.max(times.get(event.target) ?? 0, Date.parse(event.at)));
  }
  const lines = new Map<string, Line>();
  for (const { id, step, status } of state.steps)
    lines.set(step.code.toUpperCase(), { step, status, last: times.get(id) ?? 0 });
  const { started, ended, header } = state;
  return { zone, lines, started: minuteOf((started ?? header).at), ended: !!ended };
}

/** A sheet has no seconds, so that nothing lies before what happened in the same minute. */
function minuteOf(at: string): number {
  return Math.floor(Date.parse(at) / 60_000) * 60_000;
}

type Found = Pick<SheetEntry, 'title' | 'before' | 'after'> & { drafts: RunDraft[] };

/** `START 02:10` and `END 03:05`. */
function readRunLine(reading: Reading, written: WrittenEntry, at: number): Found | string {
  const { code, words } = written;
  if (code === 'START') {
    if (at >= reading.started) return 'Expected a start before all else, found one after it';
    const drafts: RunDraft[] = [{ type: 'started' }, ...note(words)];
    return { title: '', before: '', after: 'Run started', drafts };
  }
  if (reading.ended) return 'Expected a run that goes on, found one that has ended';
  reading.ended = true;
  const drafts: RunDraft[] = [{ type: 'finished', ...(words && { text: words }) }];
  return { title: '', before: RUN_STATUS_WORDS.running, after: 'Run finished', drafts };
}

function readStepLine({ lines, zone }: Reading, written: WrittenEntry, at: number): Found | string {
  const { code, outcome, words, by } = written;
  const line = lines.get(code) as Line;
  const { step, status, last } = line;
  const needs = (how: string) => `${code} ${written.time.slice(0, 5)} ${how}`;
  if (at <= last) {
    const known = `${STEP_STATUS_WORDS[status].toLowerCase()} at ${formatWritten(new Date(last).toISOString(), zone)}`;
    return `Expected a time after what the run has of ${code}, ${known}, found ${written.time}`;
  }
  const wrong = refuse(status, outcome, needs);
  if (wrong) return wrong;
  if ((outcome === 'skipped' || outcome === 'not-applicable') && words === '')
    return `Expected a reason, found none. Write it after a colon: ${needs('skipped: why')}`;
  if (step.kind === 'approve' && outcome === 'done' && !by)
    return `Expected who approved ${code}, found nobody. Write it after the time: ${needs('KL')}`;
  line.status = outcome;
  return {
    title: step.title,
    before: STEP_STATUS_WORDS[status],
    after: STEP_STATUS_WORDS[outcome],
    drafts: draftsOf(step.id, written),
  };
}

/** Why an outcome does not follow on a status: what stands is never overwritten without a word. */
function refuse(
  status: StepState['status'],
  outcome: WrittenEntry['outcome'],
  needs: (how: string) => string,
): string | undefined {
  const already = `It is ${STEP_STATUS_WORDS[status].toLowerCase()} already.`;
  const settled = status === 'done' || status === 'skipped' || status === 'not-applicable';
  if (outcome === 'reopened')
    return settled || status === 'failed' ? undefined : 'It is open: there is nothing to reopen.';
  if (settled) return `${already} Leave the entry out, or reopen it first: ${needs('reopened')}`;
  if (status === outcome)
    return `${already} ${status === 'failed' ? `Begin it again first: ${needs('begun')}` : 'Leave the entry out.'}`;
  if (status === 'failed' && outcome === 'not-applicable')
    return 'What failed was applicable. Write skipped.';
  return undefined;
}

function draftsOf(target: string, written: WrittenEntry): RunDraft[] {
  const { outcome, by, words } = written;
  const said = spell(written);
  const why = said ? { reason: said } : {};
  switch (outcome) {
    case 'started':
      return [{ type: 'step-started', target }, ...note(said, target)];
    case 'done': {
      const done: RunDraft = { type: 'step-done', target, ...(by && { by }) };
      return [done, ...note(words, target)];
    }
    case 'failed':
    case 'reopened':
      return [{ type: `step-${outcome}`, target, ...why }];
    case 'skipped':
      return [{ type: 'step-skipped', target, reason: said }];
    case 'not-applicable':
      return [{ type: 'step-skipped', target, reason: said, notApplicable: true }];
  }
}

function note(text: string, target?: string): RunDraft[] {
  return text ? [{ type: 'note', text, ...(target && { target }) }] : [];
}

/** `not our cluster (KL)` */
function spell({ by, words }: WrittenEntry): string {
  if (!by) return words;
  return words ? `${words} (${by})` : `by ${by}`;
}
