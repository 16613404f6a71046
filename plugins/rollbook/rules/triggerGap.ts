import { formatCondition } from '../model/conditionText.ts';
import { holesAmong, type Interval, spellInterval } from './intervals.ts';
import {
  byMetric,
  figuresOf,
  isEmptyFor,
  type Measured,
  measuredAnswers,
  measuredTriggers,
} from './measured.ts';
import { type Rule, type RuleContext, rangeOf } from './rule.ts';

/** How many other places a message names. */
const MOST_RELATED = 5;

export const triggerGap: Rule = {
  id: 'trigger-gap',
  group: 'numbers',
  level: 'warn',
  summary:
    'Conditions on one metric, in the triggers or among the answers of a question, leave no hole.',
  why: 'A value falls between two conditions, and the plan has no word for it. The ends count: `2%..10%` does not hold 10%, and neither does `> 10%`. A single limit such as `> 5%` leaves no hole, since below it nothing has to be done; nor do a lower and an upper limit that ask for the same.',
  wrong: {
    text: `::trigger[The results deviate badly]{#severe when="deviation > 10%" action=rollback}

::trigger[The results deviate]{#moderate when="deviation 2%..10%" action=assess}
`,
    line: 3,
  },
  right: {
    text: `::trigger[The results deviate badly]{#severe when="deviation >= 10%" action=rollback}

::trigger[The results deviate]{#moderate when="deviation 2%..10%" action=assess}

::trigger[The results hardly deviate]{#slight when="deviation < 2%" action=do-not-roll-back}
`,
  },
  check(context) {
    const { runbook } = context;
    for (const group of byMetric(measuredTriggers(runbook)))
      tell(context, group, holesOf(group).filter(matters(group)));
    for (const { question, measured } of measuredAnswers(runbook)) {
      const groups = byMetric(measured);
      const certain = question.answers.filter((answer) => !answer.unsure);
      // An answer without a condition, or on another metric, may be meant for the rest.
      const [group] = groups;
      if (group && groups.length === 1 && group.length === certain.length)
        tell(context, group, holesOf(group));
    }
  },
};

/** The values that no condition of the group names; negative ones only where the figures are. */
function holesOf(group: readonly Measured[]): Interval[] {
  const values = group.flatMap((one) => one.values);
  // One that compares words may stand for any of the values.
  if (values.length === 0 || group.some((one) => one.values.length === 0)) return [];
  const negative = group.some(({ condition }) => figuresOf(condition).some((n) => n < 0));
  const from = negative ? Number.NEGATIVE_INFINITY : 0;
  const empty = isEmptyFor(group);
  return holesAmong(values, from)
    .filter((hole) => !empty(hole))
    .map((hole) =>
      hole.low === from && hole.high !== from ? { ...hole, low: Number.NEGATIVE_INFINITY } : hole,
    );
}

/** Whether a hole among triggers is one that their author would want to know of. */
function matters(group: readonly Measured[]): (hole: Interval) => boolean {
  return (hole) => {
    const [below, above] = edgesOf(group, hole);
    if (hole.low === Number.NEGATIVE_INFINITY)
      return above.some(({ condition }) => condition.op === '..');
    if (hole.high === Number.POSITIVE_INFINITY)
      return below.some(({ condition }) => condition.op === '..');
    const edges = [...below, ...above];
    const ops = new Set(edges.map(({ condition }) => condition.op));
    if (ops.has('!=') || (ops.size === 1 && ops.has('='))) return false;
    const isBand =
      hole.low < hole.high &&
      below.every(({ condition }) => condition.op.startsWith('<')) &&
      above.every(({ condition }) => condition.op.startsWith('>'));
    return !(isBand && new Set(edges.map(({ action }) => action)).size === 1);
  };
}

function edgesOf(group: readonly Measured[], hole: Interval): [Measured[], Measured[]] {
  return [
    group.filter(({ values }) => values.some((interval) => interval.high === hole.low)),
    group.filter(({ values }) => values.some((interval) => interval.low === hole.high)),
  ];
}

function tell(
  { reading, report }: RuleContext,
  group: readonly Measured[],
  holes: readonly Interval[],
): void {
  const edges = new Set(holes.flatMap((hole) => edgesOf(group, hole).flat()));
  const last = group.filter((one) => edges.has(one)).at(-1);
  if (!last) return;
  const { metric, unit } = last.condition;
  const missing = holes.map((hole) => spellInterval(hole, unit)).join(' and ');
  report(
    last.at,
    `Expected every value of \`${metric}\` to be covered, found nothing for ${missing}`,
    'when',
    {
      related: group
        .filter((one) => one !== last)
        .slice(0, MOST_RELATED)
        .map(({ at, condition }) => ({
          message: `\`${formatCondition(condition)}\` stands here`,
          place: rangeOf(reading.places.get(at), 'when'),
        })),
    },
  );
}
