import { expect, test } from 'vitest';
import type { Decision } from '../../../plugins/rollbook/model/runbook.ts';
import { answersToday, asEvents } from '../../../plugins/rollbook/run/answersToday.ts';
import { createWalk } from '../../../plugins/rollbook/run/walk.ts';
import { memoryStorage } from './memoryStorage.ts';

const NOW = new Date(2026, 10, 21, 2, 14);
const node = { line: 1, text: '' };
const answer = (title: string, to: string) => ({ title, to, unsure: false, line: 1 });
const decision: Decision = {
  id: 'triage',
  title: 'What now?',
  line: 1,
  questions: [
    {
      ...node,
      id: 'blocked',
      title: 'Is anybody blocked?',
      answers: [answer('Yes', 'emergency'), answer('No', 'figures'), answer('There', 'plan#later')],
    },
    {
      ...node,
      id: 'figures',
      title: 'Are the figures wrong?',
      answers: [answer('Yes', 'take-back'), answer('No', 'other#elsewhere')],
    },
  ],
  outcomes: [{ ...node, id: 'take-back', title: 'Take it back', to: 'planned' }],
};
const runbook = { id: 'plan', decisions: [decision] };
const given = (question: string, index: number) => ({
  question,
  answer: index,
  title: decision.questions.find(({ id }) => id === question)?.answers[index]?.title ?? '',
});

/** What is found after these answers were given on the page. */
function after(answers: ReturnType<typeof given>[], plan = runbook, now = NOW) {
  const storage = memoryStorage();
  const walk = createWalk('plan', 'triage', storage.open, () => NOW);
  for (const one of answers) walk.answer(one);
  return answersToday(plan, storage.open, () => now);
}

test('answers of today are found, and where they lead: directly, by an outcome, by reference', () => {
  expect(after([given('blocked', 0)])).toMatchObject([{ procedure: 'emergency' }]);
  expect(after([given('blocked', 2)])).toMatchObject([{ procedure: 'later' }]);
  const [found] = after([given('blocked', 1), given('figures', 0)]);
  expect(found).toEqual({
    decision,
    answers: [given('blocked', 1), given('figures', 0)],
    procedure: 'planned',
  });
  expect(found && asEvents(found)).toEqual([
    { type: 'answered', target: 'triage', question: 'blocked', answer: 1, title: 'No' },
    { type: 'answered', target: 'triage', question: 'figures', answer: 0, title: 'Yes' },
  ]);
});

test('what leads into another runbook leads to no procedure of this one', () => {
  const [found] = after([given('blocked', 1), given('figures', 1)]);
  expect(found?.answers).toHaveLength(2);
  expect(found).not.toHaveProperty('procedure');
});

test('nothing, or nothing of today, is none; nor is anything where the browser keeps nothing', () => {
  expect(after([])).toEqual([]);
  expect(after([given('blocked', 0)], runbook, new Date(2026, 10, 22, 2, 14))).toEqual([]);
  const refuse = () => {
    throw new Error('refused');
  };
  expect(answersToday(runbook, refuse, () => NOW)).toEqual([]);
});

test('an answer that the plan no longer has is left out, with all after it', () => {
  const [first, second] = decision.questions;
  if (!first || !second) throw new Error('no questions');
  const renamed = { ...second, answers: [answer('Indeed', 'take-back')] };
  const plan = { id: 'plan', decisions: [{ ...decision, questions: [first, renamed] }] };
  const [found] = after([given('blocked', 1), given('figures', 0)], plan);
  expect(found?.answers).toEqual([given('blocked', 1)]);
});

test('an answer that the one before no longer leads to is left out', () => {
  const [first, second] = decision.questions;
  if (!first || !second) throw new Error('no questions');
  // The titles stand, and what they lead to was changed.
  const [yes, , there] = first.answers;
  if (!yes || !there) throw new Error('no answers');
  const turned = { ...first, answers: [yes, answer('No', 'take-back'), there] };
  const answers = [given('blocked', 1), given('figures', 0)];
  const found = after(answers, {
    id: 'plan',
    decisions: [{ ...decision, questions: [turned, second] }],
  });
  expect(found).toMatchObject([{ answers: [given('blocked', 1)], procedure: 'planned' }]);
  const elsewhere = { id: 'plan', decisions: [{ ...decision, start: 'figures' }] };
  expect(after(answers, elsewhere)).toEqual([]);
});

test('a question or an outcome may be named with its runbook', () => {
  const long = decision.questions.map((question) => ({
    ...question,
    answers: question.answers.map((one) => ({
      ...one,
      to: /figures|take-back/.test(one.to ?? '') ? `plan#${one.to}` : one.to,
    })),
  }));
  const answers = [given('blocked', 1), given('figures', 0)];
  const plan = { id: 'plan', decisions: [{ ...decision, questions: long }] };
  expect(after(answers, plan)).toMatchObject([{ answers, procedure: 'planned' }]);
});
