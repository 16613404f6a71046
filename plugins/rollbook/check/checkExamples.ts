import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { findExamples } from '../language/findExamples.ts';
import { read } from '../language/read.ts';
import { asPlan } from '../rules/asPlan.ts';
import type { Rule } from '../rules/rule.ts';
import type { CheckOptions } from './checkFiles.ts';
import { readSilences } from './readSilences.ts';
import { runRules } from './runRules.ts';
import { applySilences, isAsked } from './silences.ts';

/**
 * Checks the examples on a page that is no runbook itself, each as a runbook of its own. The
 * messages speak of lines of the page.
 */
export function checkExamples(
  source: string,
  rules: readonly Rule[],
  options: CheckOptions,
): VFileMessage[] {
  return findExamples(source).flatMap((example) => {
    const { text, before } = asPlan(example);
    const reading = read(text, '');
    const { silences, messages: malformed } = readSilences(reading);
    const found = [...reading.messages, ...malformed];
    if (reading.runbook) runRules(rules, reading, reading.runbook, options, found, []);
    const ran = (rule: Rule) => reading.runbook !== undefined && isAsked(rule, options);
    const messages = applySilences(found, silences, rules, ran);
    for (const message of messages) moveDown(message, example.line - 1 - before);
    return messages;
  });
}

function moveDown(message: VFileMessage, lines: number): void {
  const move = ({ start, end }: Position): Position => ({
    start: { line: start.line + lines, column: start.column },
    end: { line: end.line + lines, column: end.column },
  });
  const { place } = message;
  if (place && 'start' in place) {
    message.place = move(place);
    message.line = message.place.start.line;
  }
  for (const related of message.related ?? []) related.place = move(related.place);
  // A fix is made of offsets in the example, which are not those of the page.
  delete message.fix;
}
