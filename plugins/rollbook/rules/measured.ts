import type { Condition } from '../model/condition.ts';
import { localId } from '../model/localId.ts';
import type { Answer, Outcome, Question, Runbook, Trigger } from '../model/runbook.ts';
import type { Action } from '../model/vocabulary.ts';
import { type Interval, intervalsOf, isEmpty } from './intervals.ts';

/** A condition of a trigger or an answer, with what it leads to. */
export interface Measured {
  at: Trigger | Answer;
  condition: Condition;
  /** The values that meet it; none where it compares words. */
  values: Interval[];
  action?: Action;
  /** Where it leads, by id; a trigger of a procedure leads to that procedure. */
  target?: string;
  /** How long it has to hold, in seconds. */
  lasting?: number;
}

/** The triggers of a runbook that have a condition, on the page and in procedures, in their order. */
export function measuredTriggers(runbook: Runbook): Measured[] {
  const found: Measured[] = [];
  const add = (trigger: Trigger, procedure?: string) => {
    if (!trigger.when) return;
    const target = trigger.to ?? procedure;
    found.push({
      at: trigger,
      condition: trigger.when,
      values: intervalsOf(trigger.when),
      ...(trigger.action && { action: trigger.action }),
      ...(target && { target }),
      ...(trigger.for !== undefined && { lasting: trigger.for }),
    });
  };
  for (const trigger of runbook.triggers) add(trigger);
  for (const procedure of runbook.procedures)
    for (const trigger of procedure.triggers) add(trigger, procedure.id);
  return found.sort((a, b) => a.at.line - b.at.line);
}

/**
 * The answers that have a condition, a list for each question, without those of somebody who
 * cannot tell.
 */
export function measuredAnswers(runbook: Runbook): { question: Question; measured: Measured[] }[] {
  const outcomes = new Map(
    runbook.decisions.flatMap((decision) => decision.outcomes.map((o) => [o.id, o] as const)),
  );
  return runbook.decisions
    .flatMap((decision) => decision.questions)
    .map((question) => ({ question, measured: answersOf(question, outcomes, runbook.id) }));
}

function answersOf(
  question: Question,
  outcomes: ReadonlyMap<string, Outcome>,
  runbookId: string,
): Measured[] {
  return question.answers.flatMap((answer) => {
    if (!answer.when || answer.unsure) return [];
    const id = answer.to === undefined ? undefined : localId(answer.to, runbookId);
    const outcome = outcomes.get(id ?? '');
    const target = outcome?.to ?? answer.to;
    return {
      at: answer,
      condition: answer.when,
      values: intervalsOf(answer.when),
      ...(outcome?.action && { action: outcome.action }),
      ...(target && { target }),
    };
  });
}

/**
 * How many conditions on one metric are held against each other. No plan has as many; a file made
 * to keep the check busy may.
 */
const MOST_COMPARED = 200;

/** Conditions that can be held against each other: one metric, in one unit. */
export function byMetric(measured: readonly Measured[]): Measured[][] {
  const groups = new Map<string, Measured[]>();
  for (const one of measured) {
    const key = `${one.condition.metric} ${one.condition.unit ?? ''}`;
    const group = groups.get(key);
    if (!group) groups.set(key, [one]);
    else if (group.length < MOST_COMPARED) group.push(one);
  }
  return [...groups.values()];
}

/** The figures that a condition names. */
export function figuresOf({ value, low, high }: Condition): number[] {
  return [value, low, high].filter((figure) => typeof figure === 'number');
}

/** Whether nothing but whole numbers are meant: a count, which has no unit and no fractions. */
export function isCount(group: readonly Measured[]): boolean {
  return group.every(
    ({ condition }) =>
      condition.unit === undefined && figuresOf(condition).every((figure) => figure % 1 === 0),
  );
}

/** Whether an interval holds no value that the figures of a group can take. */
export function isEmptyFor(group: readonly Measured[]): (interval: Interval) => boolean {
  const whole = isCount(group);
  return (interval) => isEmpty(interval, whole);
}

/** How a message names a trigger or an answer: by its id, or by its words. */
export function nameOf(at: Measured['at']): string {
  return 'id' in at && at.id !== '' ? `\`${at.id}\`` : `“${at.title}”`;
}
