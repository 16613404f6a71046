import type { KnownRunEvent } from '../model/run.ts';
import type { DecisionState, Moment } from './runState.ts';

/**
 * Applies an answer to the walk of its decision. To answer a question again, or to go back to it,
 * takes back what was answered from there on; all of it stays in `history`. Returns false where
 * the decision has no such question or answer.
 */
export function applyAnswer(
  state: DecisionState,
  event: Extract<KnownRunEvent, { type: 'answered' }>,
  when: Moment,
): boolean {
  const question = state.decision.questions.find(({ id }) => id === event.question);
  if (!question) return false;
  const answer = event.answer === undefined ? undefined : question.answers[event.answer];
  if (event.answer !== undefined && !answer) return false;
  const from = state.trail.findIndex((given) => given.question === question.id);
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
