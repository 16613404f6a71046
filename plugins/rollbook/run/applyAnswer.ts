import { localId } from '../model/localId.ts';
import type { KnownRunEvent } from '../model/run.ts';
import type { DecisionState, Moment } from './runState.ts';

/**
 * Applies an answer to the walk of its decision. To answer a question again, or to go back to it,
 * takes back what was answered from there on; all of it stays in `history`. Returns false where
 * the decision has no such question or answer, and where the walk neither came by the question nor
 * stands at it. `runbook` is the id that a reference may name.
 */
export function applyAnswer(
  state: DecisionState,
  event: Extract<KnownRunEvent, { type: 'answered' }>,
  when: Moment,
  runbook: string,
): boolean {
  const question = state.decision.questions.find(({ id }) => id === event.question);
  if (!question) return false;
  const answer = event.answer === undefined ? undefined : question.answers[event.answer];
  if (event.answer !== undefined && !answer) return false;
  const from = state.trail.findIndex((given) => given.question === question.id);
  if (from < 0 && question.id !== standsAt(state, runbook)) return false;
  if (from >= 0) state.trail.splice(from);
  if (event.answer === undefined || !answer) {
    state.history.push({ question: question.id, when });
    return true;
  }
  const { title, to } = answer;
  state.history.push({ question: question.id, answer: event.answer, title, when });
  state.trail.push({
    question: question.id,
    answer: event.answer,
    title,
    when,
    ...(to && { to }),
  });
  return true;
}

/** What comes next: a question, or an outcome or procedure where the walk has ended. */
function standsAt({ decision, trail }: DecisionState, runbook: string): string | undefined {
  const last = trail.at(-1);
  const to = last ? last.to : (decision.start ?? decision.questions[0]?.id);
  return to && localId(to, runbook);
}
