import { localId } from '../model/localId.ts';
import type { Answer, Decision, Outcome, Question, Runbook } from '../model/runbook.ts';
import { isKept, kindsById, referencesOf } from './references.ts';

/** An answer that leads back to a question that was asked on the way to it. */
export interface WayBack {
  answer: Answer;
  to: Question;
}

/** The answers of a decision that lead back, each once, in the order in which they are met. */
export function waysBackIn(decision: Decision, runbookId: string): WayBack[] {
  const questions = questionsById(decision);
  const found: WayBack[] = [];
  const state = new Map<Question, 'open' | 'done'>();
  const start = questions.get(localId(decision.start ?? '', runbookId) ?? '');
  for (const first of start ? [start, ...decision.questions] : decision.questions) {
    if (state.has(first)) continue;
    state.set(first, 'open');
    // A stack of our own: a decision of ten thousand questions is deeper than the machine's.
    const path = [{ question: first, next: 0 }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const answer = top.question.answers[top.next++];
      if (!answer) {
        state.set(top.question, 'done');
        path.pop();
        continue;
      }
      const to = questions.get(localId(answer.to ?? '', runbookId) ?? '');
      if (!to) continue;
      if (state.get(to) === 'open') found.push({ answer, to });
      else if (!state.has(to)) {
        state.set(to, 'open');
        path.push({ question: to, next: 0 });
      }
    }
  }
  return found;
}

/** A question or an outcome, and which of the two it is. */
export interface DecisionNode {
  node: Question | Outcome;
  kind: 'question' | 'outcome';
}

/**
 * The questions and outcomes to which nothing leads, without those that only hang on another such
 * question. A decision with a cycle, a dead end or a broken reference is left out: then that is
 * what there is to mend.
 */
export function unreachedIn(runbook: Runbook): DecisionNode[] {
  const known = kindsById(runbook);
  const led = new Set<string>();
  const broken = new Set<object>();
  for (const reference of referencesOf(runbook)) {
    const id = localId(reference.target, runbook.id);
    if (id !== undefined) led.add(id);
    if (!isKept(reference, runbook.id, known)) broken.add(reference.at);
  }
  const seen = new Set<string>();
  const isUnreached = ({ node: { id } }: DecisionNode) => {
    if (id === '' || seen.has(id)) return false;
    seen.add(id);
    return !led.has(id);
  };
  return runbook.decisions.flatMap((decision) => {
    const { questions, outcomes } = decision;
    const isSound =
      questions.length > 0 &&
      !broken.has(decision) &&
      questions.every(
        ({ answers }) =>
          answers.length > 0 &&
          answers.every((answer) => answer.to !== undefined && !broken.has(answer)),
      ) &&
      waysBackIn(decision, runbook.id).length === 0;
    if (!isSound) return [];
    return [
      ...questions.map((node) => ({ node, kind: 'question' as const })),
      ...outcomes.map((node) => ({ node, kind: 'outcome' as const })),
    ].filter(isUnreached);
  });
}

function questionsById(decision: Decision): Map<string, Question> {
  const questions = new Map<string, Question>();
  for (const question of decision.questions)
    if (question.id !== '' && !questions.has(question.id)) questions.set(question.id, question);
  return questions;
}
