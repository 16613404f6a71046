import { formatCondition } from '../model/conditionText.ts';
import { ACTIONS } from '../model/vocabulary.ts';
import { commonTo, holds, spellInterval } from './intervals.ts';
import {
  byMetric,
  isEmptyFor,
  type Measured,
  measuredAnswers,
  measuredTriggers,
  nameOf,
} from './measured.ts';
import { type Rule, type RuleContext, rangeOf } from './rule.ts';

/** The actions from the weakest to the strongest; the list of the language has them the other way. */
const STRENGTH = ACTIONS.toReversed();

export const triggerOverlap: Rule = {
  id: 'trigger-overlap',
  group: 'numbers',
  level: 'warn',
  summary: 'One value of a metric leads to one action.',
  why: 'Two people read off the same figure and do opposite things. An escalation is accepted: where `> 5%` asks to assess, `> 10%` may ask to roll back, since the narrower condition is the further end of the wider one and its action the stronger. So are conditions that have to hold for different times. Among the answers of a question the narrower one has to stand first. Figures that are measured on different things need different names.',
  wrong: {
    text: `::trigger[Requests fail]{#requests-fail when="error_rate > 5%" action=rollback}

::trigger[Some requests fail]{#some-fail when="error_rate 1%..10%" action=assess}
`,
    line: 3,
  },
  right: {
    text: `::trigger[Requests fail]{#requests-fail when="error_rate >= 5%" action=rollback}

::trigger[Some requests fail]{#some-fail when="error_rate < 5%" action=assess}
`,
  },
  check(context) {
    const { runbook } = context;
    for (const group of byMetric(measuredTriggers(runbook)))
      compare(context, group, 'action', (first, second) => {
        if (first.lasting !== second.lasting) return true;
        const [a, b] = [strengthOf(first), strengthOf(second)];
        return (a < b && isTail(second, first)) || (b < a && isTail(first, second));
      });
    for (const { measured } of measuredAnswers(runbook))
      for (const group of byMetric(measured))
        compare(context, group, 'to', (first, second) => isTail(first, second));
  },
};

/** Reports each condition that shares values with an earlier one and leads elsewhere. */
function compare(
  { reading, report }: RuleContext,
  group: readonly Measured[],
  what: 'action' | 'to',
  accepted: (first: Measured, second: Measured) => boolean,
): void {
  const leadsTo = (one: Measured) =>
    what === 'action' ? one.action : 'to' in one.at ? one.at.to : undefined;
  for (const [index, second] of group.entries()) {
    for (const first of group.slice(0, index)) {
      const [a, b] = [leadsTo(first), leadsTo(second)];
      if (a === undefined || b === undefined || a === b) continue;
      const common = shared(group, first, second);
      if (common === undefined || accepted(first, second)) continue;
      report(
        second.at,
        `Expected one ${what === 'to' ? 'answer' : 'action'} for each value of \`${second.condition.metric}\`, found \`${b}\` here and \`${a}\` at ${nameOf(first.at)} for ${common}`,
        'when',
        {
          related: [
            {
              message: `\`${formatCondition(first.condition)}\` leads to \`${a}\``,
              place: rangeOf(reading.places.get(first.at), 'when'),
            },
          ],
        },
      );
      break;
    }
  }
}

/** The values that both conditions hold, in words; undefined where there are none. */
function shared(group: readonly Measured[], a: Measured, b: Measured): string | undefined {
  const word = (one: Measured) =>
    one.condition.op === '=' && typeof one.condition.value === 'string'
      ? one.condition.value.toLowerCase()
      : undefined;
  if (word(a) !== undefined && word(a) === word(b)) return `\`${word(a)}\``;
  const empty = isEmptyFor(group);
  const common = commonTo(a.values, b.values).filter((interval) => !empty(interval));
  if (common.length === 0) return undefined;
  return common.map((interval) => spellInterval(interval, a.condition.unit)).join(' and ');
}

/** Whether `inner` is a part of `outer` that reaches to the same end of it. */
function isTail(inner: Measured, outer: Measured): boolean {
  const strictly = !holds(inner.values, outer.values);
  const [from, to] = [inner.values[0]?.low, inner.values.at(-1)?.high];
  return (
    strictly &&
    holds(outer.values, inner.values) &&
    (from === outer.values[0]?.low || to === outer.values.at(-1)?.high)
  );
}

function strengthOf({ action }: Measured): number {
  return action ? STRENGTH.indexOf(action) : -1;
}
