import type { Position } from 'unist';
import { formatCondition } from '../model/conditionText.ts';
import type { ChecklistItem, Runbook } from '../model/runbook.ts';
import {
  byMetric,
  figuresOf,
  type Measured,
  measuredAnswers,
  measuredTriggers,
  nameOf,
} from './measured.ts';
import { type Rule, type RuleContext, rangeOf } from './rule.ts';
import { speaksOf, statedFigures } from './statedFigures.ts';

/** How many metrics are looked for in the words of a text. */
const MOST_METRICS = 100;

export const conflictingThreshold: Rule = {
  id: 'conflicting-threshold',
  group: 'numbers',
  level: 'warn',
  summary: 'The same decision has the same figure wherever the plan states it.',
  why: 'One person waits for 10%, the other acts at 5%, and both can point at the plan. Triggers and answers are held against each other where they lead to the same action and place; boxes and answers without a condition where their words name the metric. Conditions that have to hold for different times may differ.',
  wrong: {
    text: `::trigger[Imports fail]{#imports-fail when="affected_users > 10%" action=rollback}

:::checklist[Before the rollback]{#before-the-rollback phase=before}

- [ ] The impact is known: more than 5% of the users are affected

:::
`,
    line: 5,
  },
  right: {
    text: `::trigger[Imports fail]{#imports-fail when="affected_users > 10%" action=rollback}

:::checklist[Before the rollback]{#before-the-rollback phase=before}

- [ ] The impact is known: more than 10% of the users are affected

:::
`,
  },
  check(context) {
    const { runbook } = context;
    const measured = [
      ...measuredTriggers(runbook),
      ...measuredAnswers(runbook).flatMap(({ measured }) => measured),
    ].sort((a, b) => a.at.line - b.at.line);
    const groups = byMetric(measured).slice(0, MOST_METRICS);
    for (const group of groups) {
      for (const [index, second] of group.entries()) {
        const first = group
          .slice(0, index)
          .find(
            (one) => conflict(one, second) && !isSettled(one, group) && !isSettled(second, group),
          );
        if (!first) continue;
        const here = formatCondition(second.condition);
        tell(context, rangeOf(context.reading.places.get(second.at), 'when'), first, `\`${here}\``);
      }
    }
    for (const { at, text } of textsOf(runbook)) {
      const found = statedFigures(text).flatMap((stated) => {
        const group = groups.find((one) => {
          const { metric, unit } = one[0]?.condition ?? {};
          return (
            metric !== undefined &&
            unit === stated.unit &&
            one.some(({ condition }) => directionOf(condition.op) === stated.direction) &&
            speaksOf(text, metric)
          );
        });
        const known = group?.flatMap(({ condition }) => figuresOf(condition)) ?? [];
        const first = group?.find(
          ({ condition }) => directionOf(condition.op) === stated.direction,
        );
        return first && !known.includes(stated.figure) ? [{ first, stated }] : [];
      })[0];
      if (!found) continue;
      const { first, stated } = found;
      const place = rangeOf(context.reading.places.get(at), 'label');
      tell(context, place, first, `${stated.direction} ${stated.figure}${stated.unit ?? ''}`);
    }
  },
};

function tell(
  { reading, reportAt }: RuleContext,
  place: Position,
  first: Measured,
  here: string,
): void {
  const { metric } = first.condition;
  const other = formatCondition(first.condition);
  reportAt(
    place,
    `Expected one figure for \`${metric}\`, found ${here} here and \`${other}\` at ${nameOf(first.at)}`,
    {
      related: [
        {
          message: `\`${other}\` stands here`,
          place: rangeOf(reading.places.get(first.at), 'when'),
        },
      ],
    },
  );
}

/** Whether two conditions are the same decision with different figures. */
function conflict(a: Measured, b: Measured): boolean {
  const direction = directionOf(a.condition.op);
  return (
    direction !== undefined &&
    direction === directionOf(b.condition.op) &&
    a.condition.value !== b.condition.value &&
    a.lasting === b.lasting &&
    agree(a.action, b.action) &&
    agree(a.target, b.target) &&
    ((a.action !== undefined && b.action !== undefined) ||
      (a.target !== undefined && b.target !== undefined))
  );
}

/** Whether a condition without an action repeats the figure of another one. */
function isSettled(one: Measured, group: readonly Measured[]): boolean {
  return (
    one.action === undefined &&
    group.some(
      (other) =>
        other !== one &&
        other.condition.value === one.condition.value &&
        directionOf(other.condition.op) === directionOf(one.condition.op),
    )
  );
}

function agree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function directionOf(op: string): 'above' | 'below' | undefined {
  if (op === '>' || op === '>=') return 'above';
  return op === '<' || op === '<=' ? 'below' : undefined;
}

/** Texts that may state a limit without a condition: items, and answers under their question. */
function textsOf(runbook: Runbook): { at: object; text: string }[] {
  return [
    ...runbook.checklists.flatMap((checklist) => itemsOf(checklist.items)),
    ...runbook.decisions.flatMap((decision) =>
      decision.questions.flatMap((question) =>
        question.answers
          .filter((answer) => !answer.when)
          .map((answer) => ({ at: answer, text: `${question.title} ${answer.title}` })),
      ),
    ),
  ];
}

/** Items with those that they hold, without the machine's own stack. */
function itemsOf(list: readonly ChecklistItem[]): { at: object; text: string }[] {
  const found: { at: object; text: string }[] = [];
  const open = [...list].reverse();
  for (let item = open.pop(); item; item = open.pop()) {
    found.push({ at: item, text: item.text });
    for (const inner of item.items.toReversed()) open.push(inner);
  }
  return found;
}
