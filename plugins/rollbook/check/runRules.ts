import type { VFileMessage } from 'vfile-message';
import { createMessage, type Details } from '../language/message.ts';
import type { Reading } from '../language/read.ts';
import type { Runbook } from '../model/runbook.ts';
import { type Question, type Rule, type RuleContext, rangeOf } from '../rules/rule.ts';
import type { CheckOptions } from './checkFiles.ts';
import { idsOf } from './idsOf.ts';

/**
 * Holds one runbook against the rules. What they say is added to `messages`; what they ask of the
 * other runbooks is added to `questions`.
 */
export function runRules(
  rules: readonly Rule[],
  reading: Reading,
  runbook: Runbook,
  options: CheckOptions,
  messages: VFileMessage[],
  questions: Question[],
): void {
  const ids = idsOf(runbook);
  for (const rule of rules) {
    if (!rule.check || options.levels?.[rule.id] === 'off') continue;
    const add = (reason: string, place: ReturnType<typeof rangeOf>, details?: Details) =>
      messages.push(createMessage(rule.id, reason, place, details));
    const context: RuleContext = {
      runbook,
      reading,
      today: options.today,
      ids,
      report: (at, reason, part, details) =>
        add(reason, rangeOf(reading.places.get(at), part), details),
      reportAt: (place, reason, details) => add(reason, place, details),
      ask: (at, part, ...about) =>
        questions.push({ rule: rule.id, about, place: rangeOf(reading.places.get(at), part) }),
    };
    rule.check(context);
  }
}
