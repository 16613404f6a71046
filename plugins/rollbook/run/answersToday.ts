import type { RunDraft } from '../model/run.ts';
import type { Decision, Runbook } from '../model/runbook.ts';
import type { OpenStorage } from './keys.ts';
import { createWalk, follow, type Given, type WalkedDecision } from './walk.ts';

/** The answers that were given on the page of a runbook before a run began. */
export interface AnswersBefore {
  decision: Decision;
  answers: Given[];
  /** The procedure that they lead to, where it is one of the runbook. */
  procedure?: string;
}

/**
 * Reads how the decisions of a runbook were walked in this browser today. Answers that no longer
 * fit the plan, or that nothing leads to any more, and those after them, are left out. `open` may throw: then there are none.
 */
export function answersToday(
  runbook: Pick<Runbook, 'id' | 'decisions'>,
  open: OpenStorage,
  now: () => Date,
): AnswersBefore[] {
  return runbook.decisions.flatMap((decision) => {
    const given = createWalk(runbook.id, decision.id, open, now).get().answers;
    const { trail: answers } = follow(asWalked(decision), given);
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

/** What the page walks: each answer with the kind of what it leads to. */
function asWalked({ id, start, questions, outcomes }: Decision): WalkedDecision {
  const has = (nodes: { id: string }[], to: string) => nodes.some((node) => node.id === to);
  const kindOf = (to: string) => {
    if (has(questions, to)) return 'question';
    return has(outcomes, to) ? 'outcome' : 'procedure';
  };
  return {
    id,
    ...(start !== undefined && { start }),
    questions: questions.map((question) => ({
      id: question.id,
      answers: question.answers.map(({ title, to }) => ({
        title,
        ...(to !== undefined && { to: { id: to, kind: kindOf(to) } }),
      })),
    })),
  };
}

/** Where the last answer leads, through an outcome or directly; undefined in another runbook. */
function endOf(decision: Decision, last: Given, runbook: string): string | undefined {
  const asked = decision.questions.find(({ id }) => id === last.question);
  const to = asked?.answers[last.answer]?.to;
  const outcome = decision.outcomes.find(({ id }) => id === to);
  const [first = '', second] = (outcome ? outcome.to : to)?.split('#') ?? [];
  if (second === undefined) return first || undefined;
  return first === runbook || first === '' ? second : undefined;
}
