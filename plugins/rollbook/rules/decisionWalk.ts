import type { Answer, Decision, Question, Runbook } from '../model/runbook.ts';
import { isKept, kindsById, localId, referencesOf } from './references.ts';

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

/**
 * The questions and outcomes of a decision to which nothing leads, without those that only hang on
 * another such question. Empty where the decision has a cycle, a dead end or a broken reference:
 * then that is what there is to mend.
 */
export function unreachedIn(
  decision: Decision,
  runbook: Runbook,
): (Question | Decision['outcomes'][number])[] {
  const inner = new Set<object>([decision, ...decision.questions.flatMap((q) => q.answers)]);
  const references = referencesOf(runbook);
  const known = kindsById(runbook);
  const sound =
    decision.questions.every(
      ({ answers }) => answers.length > 0 && answers.every(({ to }) => to !== undefined),
    ) &&
    references.every(
      (reference) => !inner.has(reference.at) || isKept(reference, runbook.id, known),
    ) &&
    waysBackIn(decision, runbook.id).length === 0;
  if (!sound) return [];

  const entered = new Set<string>();
  const led = new Set<string>();
  for (const { at, part, target } of references) {
    const id = localId(target, runbook.id);
    if (id === undefined) continue;
    if (inner.has(at) && part !== 'start') led.add(id);
    else entered.add(id);
  }
  const first = new Set<string>();
  return [...decision.questions, ...decision.outcomes].filter(({ id }) => {
    if (id === '' || first.has(id)) return false;
    first.add(id);
    return !entered.has(id) && !led.has(id);
  });
}

function questionsById(decision: Decision): Map<string, Question> {
  const questions = new Map<string, Question>();
  for (const question of decision.questions)
    if (question.id !== '' && !questions.has(question.id)) questions.set(question.id, question);
  return questions;
}
