import type { VFileMessage } from 'vfile-message';
import { createMessage, FILE_START } from '../language/message.ts';
import { type Reading, read } from '../language/read.ts';
import { localId } from '../model/localId.ts';
import type { Runbook } from '../model/runbook.ts';
import { referencesOf } from '../rules/references.ts';
import type { Question, Rule } from '../rules/rule.ts';
import { checkExamples } from './checkExamples.ts';
import type { CheckOptions, SourceFile } from './checkFiles.ts';
import { idsOf } from './idsOf.ts';
import { readSilences } from './readSilences.ts';
import { runRules } from './runRules.ts';
import type { Silence } from './silences.ts';

/** What can be said of one file without knowing the others. */
export interface FileCheck {
  path: string;
  text: string;
  messages: VFileMessage[];
  silences: readonly Silence[];
  /** What the rules ask of the other runbooks. */
  questions: readonly Question[];
  /** The runbook in it, where there is one that could be read. */
  found?: FoundRunbook;
}

export interface FoundRunbook {
  id: string;
  ids: ReadonlySet<string>;
  /** The places in other runbooks that it refers to: `other-runbook#id`. */
  references: readonly string[];
  /** Left out where nobody needs it. */
  runbook?: Runbook;
}

/**
 * Reads and checks one file. Never throws on account of it. What a runbook was read as is handed to
 * `keep` for whoever needs it again.
 */
export function checkFile(
  file: SourceFile,
  rules: readonly Rule[],
  options: CheckOptions,
  keep?: (reading: Reading) => void,
): FileCheck {
  const { path } = file;
  const empty: FileCheck = { path, text: '', messages: [], silences: [], questions: [] };
  if ('problem' in file)
    return { ...empty, messages: [createMessage('unreadable-file', file.problem, FILE_START)] };
  const { text } = file;
  const reading = read(text, path);
  if (!reading.isRunbook) {
    const messages = [...reading.messages];
    for (const message of checkExamples(text, rules, options)) messages.push(message);
    return { ...empty, text, messages };
  }
  keep?.(reading);
  const { silences, messages: malformed } = readSilences(reading);
  // One by one: an attacker's file may have more messages than a call may have arguments.
  const messages = [...reading.messages];
  for (const message of malformed) messages.push(message);
  const { runbook } = reading;
  if (!runbook) return { ...empty, text, messages, silences };
  const questions: Question[] = [];
  runRules(rules, reading, runbook, options, messages, questions);
  return { path, text, messages, silences, questions, found: foundIn(runbook) };
}

/** What the other runbooks of a check have to know of one. */
export function foundIn(runbook: Runbook): FoundRunbook {
  return {
    id: runbook.id,
    ids: idsOf(runbook),
    references: referencesOf(runbook).flatMap(({ target }) =>
      localId(target, runbook.id) === undefined ? [target] : [],
    ),
    runbook,
  };
}
