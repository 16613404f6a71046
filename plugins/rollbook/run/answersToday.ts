import type { RunDraft } from '../model/run.ts';
import type { Decision, Runbook } from '../model/runbook.ts';
import type { OpenStorage } from './keys.ts';
import { createWalk, type Given } from './walk.ts';

/** The answers that were given on the page of a runbook before a run began. */
export interface AnswersBefore {
  decision: Decision;
  answers: Given[];
  /** The procedure that they lead to, where it is one of the runbook. */
  procedure?: string;
}

/**
 * Reads how the decisions of a runbook were walked in this browser today. Answers that no longer
 * fit the plan, and those after them, are left out. `open` may throw: then there are none.
 */
export function answersToday(
  runbook: Pick<Runbook, 'id' | 'decisions'>,
  open: OpenStorage,
  now: () => Date,
): AnswersBefore[] {
  return runbook.decisions.flatMap((decision) => {
    const { answers: all } = createWalk(runbook.id, decision.id, open, now).get();
    const stale = all.findIndex((given) => titleOf(decision, given) !== given.title);
    const answers = stale < 0 ? all : all.slice(0, stale);
    const last = answers.at(-1);
    if (!last) return [];
    const procedure = endOf(decision, last, runbook.id);
    return [{ decision, answers, ...(procedure !== undefined && { procedure }) }];
  });
}

/** The events that take answers over into a run. */
export function asEvents({ decision, answers }: AnswersBefore): RunDraft[] {
  return answers.map((given) => ({ type: 'answered', target: decision.id, ...given }));
}

function answerOf({ questions }: Decision, { question, answer }: Given) {
  return questions.find(({ id }) => id === question)?.answers[answer];
}

function titleOf(decision: Decision, given: Given): string | undefined {
  return answerOf(decision, given)?.title;
}

/** Where the last answer leads, through an outcome or directly; undefined in another runbook. */
function endOf(decision: Decision, last: Given, runbook: string): string | undefined {
  const to = answerOf(decision, last)?.to;
  const outcome = decision.outcomes.find(({ id }) => id === to);
  const [first = '', second] = (outcome ? outcome.to : to)?.split('#') ?? [];
  if (second === undefined) return first || undefined;
  return first === runbook || first === '' ? second : undefined;
}
