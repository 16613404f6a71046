import { localId } from '../model/localId.ts';
import type { RunDraft } from '../model/run.ts';
import type { Decision, Runbook } from '../model/runbook.ts';
import type { OpenStorage } from './keys.ts';
import { createWalk, follow, type Given, type WalkedDecision } from './walk.ts';

type WalkedAnswer = WalkedDecision['questions'][number]['answers'][number];

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
    const { trail: answers } = follow(asWalked(decision, runbook.id), given);
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
function asWalked(decision: Decision, runbook: string): WalkedDecision {
  const { id, questions, outcomes } = decision;
  const start = decision.start && localId(decision.start, runbook);
  const has = (nodes: { id: string }[], to: string) => nodes.some((node) => node.id === to);
  const leadTo = (reference: string): NonNullable<WalkedAnswer['to']> => {
    const to = localId(reference, runbook) ?? reference;
    if (has(questions, to)) return { id: to, kind: 'question' };
    return { id: to, kind: has(outcomes, to) ? 'outcome' : 'procedure' };
  };
  return {
    id,
    ...(start !== undefined && { start }),
    questions: questions.map((question) => ({
      id: question.id,
      answers: question.answers.map(({ title, to }) => ({
        title,
        ...(to !== undefined && { to: leadTo(to) }),
      })),
    })),
  };
}

/** Where the last answer leads, through an outcome or directly; undefined in another runbook. */
function endOf(decision: Decision, last: Given, runbook: string): string | undefined {
  const asked = decision.questions.find(({ id }) => id === last.question);
  const to = localId(asked?.answers[last.answer]?.to ?? '', runbook);
  const outcome = decision.outcomes.find(({ id }) => id === to);
  return (outcome ? localId(outcome.to ?? '', runbook) : to) || undefined;
}
