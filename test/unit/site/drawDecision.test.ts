import { describe, expect, test } from 'vitest';
import { DRAWING_FONT_SIZE, type DrawnBox } from '../../../plugins/rollbook/model/drawing.ts';
import type { Decision } from '../../../plugins/rollbook/model/runbook.ts';
import { decisionProps } from '../../../plugins/rollbook/site/decisionProps.ts';
import { drawDecision } from '../../../plugins/rollbook/site/drawDecision.ts';
import { linksOf } from '../../../plugins/rollbook/site/linksOf.ts';
import { planIndex } from '../plans/planIndex.ts';

/** What A4 leaves between its margins, in CSS pixels; Letter leaves more. */
const PAPER = 688;
const POINTS = 0.75;

const decisions = [...(await planIndex()).values()].flatMap((runbook) =>
  runbook.decisions.map((decision) => ({
    name: `${runbook.id}#${decision.id}`,
    drawing: decisionProps(decision, runbook, linksOf(runbook)).drawing,
  })),
);

function overlap(a: DrawnBox, b: DrawnBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('the plans have decisions with and without answers that jump', () => {
  const jumping = decisions.filter(({ drawing }) => (drawing.boxes[0]?.x ?? 0) > 100);
  expect(jumping.length).toBeGreaterThan(1);
  expect(decisions.length - jumping.length).toBeGreaterThan(1);
});

describe.each(decisions)('$name', ({ drawing }) => {
  test('is at least 9 pt high in writing on A4', () => {
    const scale = Math.min(1, PAPER / drawing.width);
    expect(DRAWING_FONT_SIZE * POINTS * scale).toBeGreaterThanOrEqual(9);
  });

  test('has no two boxes in one place, and none outside', () => {
    const { boxes, width, height } = drawing;
    const wrong = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlap(a, b)));
    expect(wrong).toEqual([]);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
  });
});

test('the answer that leads down keeps its words whole, however long', () => {
  const long = 'Hauptdatenbankwiederherstellungszeitpunkt is known';
  const answers = [
    { title: long, to: 'second', unsure: false, line: 1 },
    { title: 'No', to: 'third', unsure: true, line: 1 },
  ];
  const question = (id: string) => ({ id, title: id, text: '', line: 1, answers: [] });
  const decision: Decision = {
    id: 'tree',
    title: 'Tree',
    line: 1,
    start: 'first',
    questions: [{ ...question('first'), answers }, question('second'), question('third')],
    outcomes: [],
  };
  const resolve = ({ to = '' }) => ({ id: to, kind: 'question' as const, title: to });
  const { lines } = drawDecision(decision, resolve, new Map());
  expect(lines.map(({ label }) => label)).toEqual([[long], ['No']]);
});

test('questions and procedures have the codes that paper has, whoever refers to them how', async () => {
  const runbook = (await planIndex()).get('fusion-rl-env');
  const [decision] = runbook?.decisions ?? [];
  if (!runbook || !decision) throw new Error('a plan with a decision');
  const linkOf = linksOf(runbook);
  const drawn = decisionProps(decision, runbook, linkOf);
  const texts = drawn.drawing.boxes.map(({ text }) => text.join(' '));
  expect(texts).toContain('Q1 What do you see?');
  expect(texts).toContain('F Respond to a performance issue');
  // With its own name a reference leads to the same.
  const named = (to: string | undefined) => to && `${runbook.id}#${to}`;
  const long: Decision = {
    ...decision,
    start: named(decision.questions[0]?.id) ?? '',
    questions: decision.questions.map((question) => ({
      ...question,
      answers: question.answers.map((answer) => ({ ...answer, to: named(answer.to) ?? '' })),
    })),
  };
  const same = decisionProps(long, { ...runbook, decisions: [long] }, linkOf);
  expect(same.start).toBe(decision.questions[0]?.id);
  expect(same.drawing).toEqual(drawn.drawing);
});
