import type { StepStatus } from './runState.ts';

/** What a sheet can say of a step. */
export type SheetOutcome = Exclude<StepStatus, 'pending'>;

/** One entry of a sheet, read but not yet compared with a run. */
export interface WrittenEntry {
  /** A step’s code in capitals (`A1`), or `START` or `END` for the run itself. */
  code: string;
  /** `2026-11-21`, where it was written. */
  date?: string;
  /** `02:14:00` */
  time: string;
  outcome: SheetOutcome;
  /** Initials or a name. */
  by?: string;
  /** A reason, or what else was written. */
  words: string;
}

/** The words for each outcome. */
const OUTCOMES: [SheetOutcome, RegExp][] = [
  ['done', /^(?:done|ok)\b/i],
  ['failed', /^fail(?:ed)?\b/i],
  ['skipped', /^skip(?:ped)?\b/i],
  ['not-applicable', /^(?:n\/?a|not applicable)\b/i],
  ['started', /^(?:beg[au]n|started)\b/i],
  ['reopened', /^reopened\b/i],
];

/** So many zeros and digits: without a bound, a long row of zeros is tried in every division. */
const CODE = /^(?:(start|end)|([a-z]+)\s*0{0,9}(\d{1,9}))\b/i;
const DATE = /^\d{4}-\d\d-\d\d\b/;
const TIME = /^(?:(\d{1,2})\s*[:.]\s*(\d\d)(?:\s*[:.]\s*(\d\d))?|(\d\d)(\d\d))(?!\d)/;
/** Half a day or a zone, which would otherwise pass for somebody’s initials. */
const CLOCK = /^(?:[ap]\.?m\.?|z|utc|gmt|ces?t)(?![\p{L}\d])/iu;
/** Initials are capitals: small letters could be an outcome that was misspelt. */
const WHO = /^[\s,–-]*(?:[Bb]y\s+([^:]+)|((?:\p{Lu}\.?){1,4})\s*)(:|$)/u;
const BETWEEN = /^[\s:,–-]+/;

/**
 * Reads one entry, such as `A3 02:25 skipped KL: not our cluster`: a code, a time, and where they
 * are there a date, an outcome (done by default), who, and words. Returns in words what is wrong.
 */
export function parseSheetEntry(text: string): WrittenEntry | string {
  const [head, word, letters = '', digits = ''] = CODE.exec(text) ?? [];
  if (head === undefined) return `Expected a step’s code and a time, found ${quoted(text)}`;
  const code = (word ?? letters + digits).toUpperCase();
  let rest = text.slice(head.length).replace(BETWEEN, '');
  const [date] = DATE.exec(rest) ?? [];
  if (date) rest = rest.slice(date.length).replace(BETWEEN, '');
  const [clock = '', h, m, s = '00', hh, mm] = TIME.exec(rest) ?? [];
  const time = `${(h ?? hh ?? '').padStart(2, '0')}:${m ?? mm}:${s}`;
  if (!/^(?:[01]\d|2[0-3])(?::[0-5]\d){2}$/.test(time))
    return `Expected a time such as 02:14 after ${code}, found ${quoted(rest)}`;
  rest = rest.slice(clock.length).replace(BETWEEN, '');
  const [zone] = CLOCK.exec(rest) ?? [];
  if (zone)
    return `Expected a time of 24 hours such as 14:05, and no zone, found ${quoted(`${clock} ${zone}`)}. If ${zone} is a person, write: by ${zone}`;
  const said = word ? { outcome: 'done' as const, words: rest } : readOutcome(rest);
  if (typeof said === 'string') return said;
  return { code, time, ...(date && { date }), ...said };
}

function readOutcome(text: string): Pick<WrittenEntry, 'outcome' | 'by' | 'words'> | string {
  const [outcome, pattern] = OUTCOMES.find(([, words]) => words.test(text)) ?? [];
  const rest = pattern ? text.replace(pattern, '') : text;
  const [head = '', name, initials] = whoIn(rest, outcome) ?? [];
  if (!outcome && rest !== '' && head === '')
    return `Expected done, failed, skipped, n/a, begun, reopened or initials in capitals, found ${quoted(rest)}`;
  const by = (name ?? initials)?.trim();
  const words = rest.slice(head.length).replace(BETWEEN, '').trim();
  return { outcome: outcome ?? 'done', words, ...(by && { by }) };
}

/** What failed DNS is no person: where a reason may follow at once, only a colon tells them apart. */
function whoIn(text: string, outcome: SheetOutcome | undefined): RegExpExecArray | null {
  const found = WHO.exec(text);
  const bare = found?.[3] === '';
  return bare && (outcome === 'failed' || outcome === 'reopened') ? null : found;
}

function quoted(text: string): string {
  if (text === '') return 'nothing';
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
