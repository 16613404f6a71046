import type { VFileMessage } from 'vfile-message';
import { createMessage } from '../language/message.ts';
import { read } from '../language/read.ts';
import { type Runbook, type RunbookIndex, SCHEMA_VERSION } from '../model/runbook.ts';
import { RULES } from '../rules/index.ts';
import { localId, referencesOf } from '../rules/references.ts';
import type { Level, Rule, Siblings } from '../rules/rule.ts';
import { checkAlerts } from './alerts.ts';
import { checkExamples } from './checkExamples.ts';
import { idsOf } from './idsOf.ts';
import type { AlertFile } from './readAlerts.ts';
import { readSilences } from './readSilences.ts';
import { runRules } from './runRules.ts';
import { applySilences, isAsked, type Silence } from './silences.ts';

/** A file to check: its text, or in a sentence why it cannot be read. */
export type SourceFile = { path: string; text: string } | { path: string; problem: string };

export interface CheckOptions {
  /** The day for the rules about age, `YYYY-MM-DD`. Without it they say nothing. */
  today?: string;
  /** Rules whose level is not their own, by id. */
  levels?: Readonly<Record<string, Level>>;
  rules?: readonly Rule[];
  /** Prometheus rule files to compare with the runbooks; without it alerts are not asked about. */
  alerts?: readonly SourceFile[];
  /** The address of the site, with its base path: where the links of alerts lead. */
  siteUrl?: string;
  /** Runbooks that were read before and are not checked now, but may be referred to. */
  others?: readonly Runbook[];
}

/** What the rules say of one file, in the order of its lines. Files without messages are left out. */
export interface CheckedFile {
  path: string;
  text: string;
  messages: CheckMessage[];
}

export interface CheckMessage {
  severity: 'error' | 'warning';
  message: VFileMessage;
}

export interface CheckResult {
  index: RunbookIndex;
  files: CheckedFile[];
  errorCount: number;
  warningCount: number;
  /** How many files were looked at, and how many of them are runbooks. */
  fileCount: number;
  runbookCount: number;
}

/**
 * Reads and checks files, one after the other, and makes the index of the runbooks among them.
 * Of each file only the model and the messages are kept. A file that cannot be read or parsed is
 * reported and the rest goes on. Never throws on account of a file.
 */
export async function checkFiles(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  options: CheckOptions = {},
): Promise<CheckResult> {
  const rules = options.rules ?? RULES;
  const runbooks: Runbook[] = [];
  const ids = new Map<string, ReadonlySet<string>>();
  const firstPath = new Map<string, string>();
  const references = new Set<string>();
  const later: ((siblings: Siblings) => void)[] = [];
  const checked: Checked[] = [];
  let fileCount = 0;
  const remember = (runbook: Runbook, path: string) => {
    firstPath.set(runbook.id, path);
    ids.set(runbook.id, idsOf(runbook));
    for (const { target } of referencesOf(runbook))
      if (localId(target, runbook.id) === undefined) references.add(target);
  };
  for (const other of options.others ?? []) remember(other, other.source);

  for await (const file of files) {
    fileCount += 1;
    const messages: VFileMessage[] = [];
    const entry: Checked = { path: file.path, text: '', messages, silences: [], isRead: false };
    checked.push(entry);
    if ('problem' in file) {
      messages.push(createMessage('unreadable-file', file.problem, FILE_START));
      continue;
    }
    const reading = read(file.text, file.path);
    // One by one: an attacker's file may have more messages than a call may have arguments.
    for (const message of reading.messages) messages.push(message);
    entry.text = file.text;
    const { runbook } = reading;
    if (reading.isRunbook) {
      const { silences, messages: malformed } = readSilences(reading);
      entry.silences = silences;
      entry.isRead = runbook !== undefined;
      for (const message of malformed) messages.push(message);
    }
    if (!reading.isRunbook)
      for (const message of checkExamples(file.text, rules, options)) messages.push(message);
    if (!runbook) continue;
    const first = firstPath.get(runbook.id);
    if (first !== undefined) {
      messages.push(
        createMessage(
          'duplicate-id',
          `Expected an id that no other runbook has, found \`${runbook.id}\` in \`${first}\` as well`,
          FILE_START,
          { related: [{ path: first, place: FILE_START, message: 'The other runbook' }] },
        ),
      );
    } else {
      remember(runbook, file.path);
      runbooks.push(runbook);
    }
    runRules(rules, reading, runbook, options, messages, later);
  }
  const index: RunbookIndex = {
    schemaVersion: SCHEMA_VERSION,
    runbooks: runbooks.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const names = options.alerts && readAlertFiles(options.alerts, index, options.siteUrl, checked);
  for (const callback of later) callback({ ids, references, ...(names && { alerts: names }) });

  const levels = levelsOf(rules, options.levels);
  const result: CheckResult = {
    index,
    files: [],
    errorCount: 0,
    warningCount: 0,
    fileCount,
    runbookCount: runbooks.length,
  };
  for (const { path, text, messages, silences, isRead } of checked) {
    const kept: CheckMessage[] = [];
    const ran = (rule: Rule) => isRead && isAsked(rule, options);
    for (const message of applySilences(messages, silences, rules, ran).sort(byPlace)) {
      const level = levels.get(message.ruleId ?? '') ?? 'error';
      if (level === 'off') continue;
      if (kept.length === MOST_MESSAGES) {
        kept.push({ severity: 'error', message: andMore(message) });
        result.errorCount += 1;
        break;
      }
      const severity = level === 'warn' ? 'warning' : 'error';
      kept.push({ severity, message });
      if (severity === 'error') result.errorCount += 1;
      else result.warningCount += 1;
    }
    if (kept.length > 0) result.files.push({ path, text, messages: kept });
  }
  return result;
}

/** A file on its way to the result. */
interface Checked {
  path: string;
  text: string;
  messages: VFileMessage[];
  silences: readonly Silence[];
  /** Whether there was a runbook for the rules to look at. */
  isRead: boolean;
}

/** Adds the rule files to what was checked; gives the names of their alerts. */
function readAlertFiles(
  files: readonly SourceFile[],
  index: RunbookIndex,
  siteUrl: string | undefined,
  checked: Checked[],
): ReadonlySet<string> {
  const readable = files.filter((file): file is AlertFile => 'text' in file);
  const alerts = checkAlerts(readable, index, siteUrl);
  const none = { silences: [], isRead: false };
  for (const file of alerts.files) checked.push({ ...file, ...none });
  for (const file of files)
    if ('problem' in file) {
      const messages = [createMessage('unreadable-file', file.problem, FILE_START)];
      checked.push({ path: file.path, text: '', messages, ...none });
    }
  return alerts.names;
}

/** How many messages of one file are given: nobody reads more, and no report could hold them all. */
const MOST_MESSAGES = 1000;

/** Stands for a message and all behind it. */
function andMore({ place }: VFileMessage): VFileMessage {
  const start = place && 'start' in place ? place.start : (place ?? FILE_START.start);
  const reason = `Expected at most ${MOST_MESSAGES} problems in one file, found more from here on`;
  return createMessage('mdx-syntax', reason, { start, end: start });
}

const FILE_START = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function levelsOf(
  rules: readonly Rule[],
  overrides: Readonly<Record<string, Level>> = {},
): Map<string, Level> {
  return new Map([
    ...rules.map((rule) => [rule.id, rule.level] as const),
    ...Object.entries(overrides),
  ]);
}

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
