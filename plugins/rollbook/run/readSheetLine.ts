import type { RunDraft } from '../model/run.ts';
import { formatWritten } from './formatTime.ts';
import type { WrittenEntry } from './parseSheetEntry.ts';
import type { RunState, StepState } from './runState.ts';
import { RUN_STATUS_WORDS, STEP_STATUS_WORDS } from './statusWords.ts';

/** A step on the way through the sheet. */
export interface SheetStep {
  step: StepState['step'];
  status: StepState['status'];
  /** The last that the run has of it, in ms. */
  last: number;
}

/** A run on the way through the sheet. All times in ms. */
export interface Reading {
  zone: string;
  /** By code, in capitals. */
  steps: Map<string, SheetStep>;
  started: number;
  /** The last that the run has of its steps, or of its end. */
  last: number;
  /** When it last ended, whether or not it was opened again. */
  end: number;
  ended: boolean;
}

/** What an entry makes of a run: in words for a preview, and in events. */
export interface SheetLine {
  /** The step’s title; empty for the run itself. */
  title: string;
  before: string;
  after: string;
  drafts: RunDraft[];
}

/** The run before the sheet. */
export function startReading(state: RunState, zone: string): Reading {
  const times = new Map<string, number>();
  let last = 0;
  for (const event of state.events) {
    const ofStep = event.type.startsWith('step-') && 'target' in event && event.target;
    if (!ofStep && event.type !== 'finished' && event.type !== 'abandoned') continue;
    const at = Date.parse(event.at);
    last = Math.max(last, at);
    if (ofStep) times.set(ofStep, Math.max(times.get(ofStep) ?? 0, at));
  }
  const steps = new Map<string, SheetStep>();
  for (const { id, step, status } of state.steps)
    steps.set(step.code.toUpperCase(), { step, status, last: times.get(id) ?? 0 });
  const { started, ended, header } = state;
  return {
    zone,
    steps,
    started: Date.parse((started ?? header).at),
    last,
    end: ended ? Date.parse(ended.at) : 0,
    ended: !!ended,
  };
}

/** A sheet has no seconds, so that nothing lies before what happened in the same minute. */
export function minuteOf(at: number): number {
  return Math.floor(at / 60_000) * 60_000;
}

/** Reads one entry against the run, which it takes on. Returns in words why it does not fit. */
export function readSheetLine(
  reading: Reading,
  written: WrittenEntry,
  at: number,
): SheetLine | string {
  if (written.code === 'START') return readStart(reading, written, at);
  if (written.code === 'END') return readEnd(reading, written, at);
  return readStep(reading, written, at);
}

/** `START 02:10` */
function readStart({ started }: Reading, { words }: WrittenEntry, at: number): SheetLine | string {
  if (at >= minuteOf(started)) return 'Expected a start before all else, found one after it';
  const drafts: RunDraft[] = [{ type: 'started' }, ...note(words)];
  return { title: '', before: '', after: 'Run started', drafts };
}

/** `END 03:05`. What the run has of itself and its steps lies before its end. */
function readEnd(reading: Reading, written: WrittenEntry, at: number): SheetLine | string {
  const { ended, last, started, zone } = reading;
  const { words, time } = written;
  if (ended) return 'Expected a run that goes on, found one that has ended';
  if (at < last)
    return `Expected an end after all that the run has of its steps, the last at ${moment(last, zone)}, found ${time}`;
  if (at < started && at >= minuteOf(started))
    return `Expected an end after the start, in the same minute at ${moment(started, zone)}, found ${time}`;
  reading.ended = true;
  reading.end = at;
  const drafts: RunDraft[] = [{ type: 'finished', ...(words && { text: words }) }];
  return { title: '', before: RUN_STATUS_WORDS.running, after: 'Run finished', drafts };
}

function readStep(reading: Reading, written: WrittenEntry, at: number): SheetLine | string {
  const { code, outcome, time } = written;
  const line = reading.steps.get(code) as SheetStep;
  const { step, status, last } = line;
  if (at <= last) {
    const known = `${STEP_STATUS_WORDS[status].toLowerCase()} at ${moment(last, reading.zone)}`;
    return `Expected a time after what the run has of ${code}, ${known}, found ${time}`;
  }
  const wrong = refuse(status, written) ?? lacks(step.kind, written);
  if (wrong) return wrong;
  if (outcome === 'reopened') {
    // The run would stay ended, with a step that somebody opened again.
    if (at < reading.end)
      return `Expected a time after the end of the run, ${moment(reading.end, reading.zone)}, found ${time}: a step is opened again after it, or not at all`;
    reading.ended = false;
  }
  line.status = outcome;
  return {
    title: step.title,
    before: STEP_STATUS_WORDS[status],
    after: STEP_STATUS_WORDS[outcome],
    drafts: draftsOf(step.id, written),
  };
}

function moment(at: number, zone: string): string {
  return formatWritten(new Date(at).toISOString(), zone);
}

/** How an entry could be written instead. */
function instead({ code, time }: WrittenEntry, how: string): string {
  return `${code} ${time.slice(0, 5)} ${how}`;
}

function lacks(kind: StepState['step']['kind'], written: WrittenEntry): string | undefined {
  const { code, outcome, words, by } = written;
  if ((outcome === 'skipped' || outcome === 'not-applicable') && words === '')
    return `Expected a reason, found none. Write it after a colon: ${instead(written, 'skipped: why')}`;
  if (kind === 'approve' && outcome === 'done' && !by)
    return `Expected who approved ${code}, found nobody. Write it after the time: ${instead(written, 'KL')}`;
  return undefined;
}

/** Why an outcome does not follow on a status: what stands is never overwritten without a word. */
function refuse(status: StepState['status'], written: WrittenEntry): string | undefined {
  const { outcome } = written;
  const already = `It is ${STEP_STATUS_WORDS[status].toLowerCase()} already.`;
  const settled = status === 'done' || status === 'skipped' || status === 'not-applicable';
  if (outcome === 'reopened')
    return settled || status === 'failed' ? undefined : 'It is open: there is nothing to reopen.';
  if (settled)
    return `${already} Leave the entry out, or reopen it first: ${instead(written, 'reopened')}`;
  if (status === outcome)
    return `${already} ${status === 'failed' ? `Begin it again first: ${instead(written, 'begun')}` : 'Leave the entry out.'}`;
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

/** Who and why in one: `not our cluster (KL)`. */
export function spell({ by, words }: WrittenEntry): string {
  if (!by) return words;
  return words ? `${words} (${by})` : `by ${by}`;
}
