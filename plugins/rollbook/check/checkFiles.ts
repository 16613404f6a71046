import type { VFileMessage } from 'vfile-message';
import { createMessage, FILE_START } from '../language/message.ts';
import { type Runbook, type RunbookIndex, SCHEMA_VERSION } from '../model/runbook.ts';
import { RULES } from '../rules/index.ts';
import type { Level, Rule, Siblings } from '../rules/rule.ts';
import { checkAlerts } from './alerts.ts';
import { checkFile, type FileCheck, type FoundRunbook, foundIn } from './checkFile.ts';
import type { AlertFile } from './readAlerts.ts';
import { applySilences, isAsked } from './silences.ts';

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
 * A file that cannot be read or parsed is reported and the rest goes on. Never throws on account
 * of a file.
 */
export function checkFiles(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  options: CheckOptions = {},
): Promise<CheckResult> {
  return joinChecks(checkEach(files, options), options);
}

async function* checkEach(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  options: CheckOptions,
): AsyncGenerator<FileCheck> {
  for await (const file of files) yield checkFile(file, options.rules ?? RULES, options);
}

/** Puts together what was said of each file, in the order of the files: what they know of each other, levels and silences. */
export async function joinChecks(
  checks: AsyncIterable<FileCheck> | Iterable<FileCheck>,
  options: CheckOptions,
): Promise<CheckResult> {
  const rules = options.rules ?? RULES;
  const runbooks: Runbook[] = [];
  const ids = new Map<string, ReadonlySet<string>>();
  const firstPath = new Map<string, string>();
  const references = new Set<string>();
  const checked: FileCheck[] = [];
  let runbookCount = 0;
  const remember = (found: FoundRunbook, path: string) => {
    firstPath.set(found.id, path);
    ids.set(found.id, found.ids);
    for (const target of found.references) references.add(target);
  };
  for (const other of options.others ?? []) remember(foundIn(other), other.source);

  for await (const check of checks) {
    checked.push(check);
    const { found, messages, path } = check;
    if (!found) continue;
    const first = firstPath.get(found.id);
    if (first !== undefined) {
      messages.push(
        createMessage(
          'duplicate-id',
          `Expected an id that no other runbook has, found \`${found.id}\` in \`${first}\` as well`,
          FILE_START,
          { related: [{ path: first, place: FILE_START, message: 'The other runbook' }] },
        ),
      );
      continue;
    }
    remember(found, path);
    runbookCount += 1;
    if (found.runbook) runbooks.push(found.runbook);
  }
  const fileCount = checked.length;
  const index: RunbookIndex = {
    schemaVersion: SCHEMA_VERSION,
    runbooks: runbooks.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const alerts = options.alerts && readAlertFiles(options.alerts, index, options.siteUrl, checked);
  answerQuestions(checked, rules, { ids, references, ...(alerts && { alerts }) });

  const levels = levelsOf(rules, options.levels);
  const result: CheckResult = {
    index,
    files: [],
    errorCount: 0,
    warningCount: 0,
    fileCount,
    runbookCount,
  };
  for (const { path, text, messages, silences, found } of checked) {
    const kept: CheckMessage[] = [];
    const ran = (rule: Rule) => found !== undefined && isAsked(rule, options);
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

function answerQuestions(
  checked: readonly FileCheck[],
  rules: readonly Rule[],
  siblings: Siblings,
): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const { questions, messages } of checked)
    for (const { rule, about, place } of questions) {
      const reason = byId.get(rule)?.answer?.(about, siblings);
      if (reason !== undefined) messages.push(createMessage(rule, reason, place));
    }
}

/** Adds the rule files to what was checked; gives the names of their alerts. */
function readAlertFiles(
  files: readonly SourceFile[],
  index: RunbookIndex,
  siteUrl: string | undefined,
  checked: FileCheck[],
): ReadonlySet<string> {
  const readable = files.filter((file): file is AlertFile => 'text' in file);
  const alerts = checkAlerts(readable, index, siteUrl);
  const none = { silences: [], questions: [] };
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
