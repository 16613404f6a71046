import { expect, test } from 'vitest';
import type { Drawing } from '../../../plugins/rollbook/model/drawing.ts';
import type { Decision } from '../../../plugins/rollbook/model/runbook.ts';
import { drawDecision } from '../../../plugins/rollbook/site/drawDecision.ts';
import { HIGHEST_SLICE, sliceDrawing } from '../../../plugins/rollbook/theme/print/sliceDrawing.ts';

/** Questions that each have so many answers, and lead to the next and to the one after it. */
function drawn(questions: number, answers: number): Drawing {
  const decision: Decision = {
    id: 'tree',
    title: 'Tree',
    line: 1,
    start: 'q0',
    questions: Array.from({ length: questions }, (_, number) => ({
      id: `q${number}`,
      title: `Question ${number} that is long enough for two lines`,
      text: '',
      line: 1,
      answers: Array.from({ length: answers }, (_, answer) => ({
        title: `Answer ${answer} of question ${number}, spelled out`,
        to: answer < 2 ? `q${number + 1 + answer}` : `end-${number}-${answer}`,
        unsure: false,
        line: 1,
      })),
    })),
    outcomes: [],
  };
  const ids = new Set(decision.questions.map(({ id }) => id));
  return drawDecision(
    decision,
    ({ to = '' }) =>
      to.startsWith('end')
        ? { id: to, kind: 'outcome', title: `The end ${to}` }
        : ids.has(to)
          ? { id: to, kind: 'question', title: to }
          : undefined,
    new Map(),
  );
}

const textsOf = ({ boxes, lines }: Drawing) =>
  [...boxes.map(({ text }) => text), ...lines.map(({ label }) => label)]
    .map((text) => text.join(' '))
    .filter(Boolean)
    .sort();

test.each([
  ['one question', 1, 3],
  ['many questions', 12, 5],
  ['a question that is higher than a page', 2, 40],
])('the slices of %s are the drawing', (_, questions, answers) => {
  const drawing = drawn(questions, answers);
  const slices = sliceDrawing(drawing);
  expect(slices.flatMap((slice) => textsOf(slice.drawing)).sort()).toEqual(textsOf(drawing));
  expect(slices[0]?.from).toBe(0);
  expect(slices.at(-1)?.to).toBe(drawing.height);
  for (const [place, { from, to, drawing: part }] of slices.entries()) {
    expect(from).toBe(place === 0 ? 0 : slices[place - 1]?.to);
    expect(to - from).toBeLessThanOrEqual(HIGHEST_SLICE);
    for (const box of part.boxes.filter(({ kind }) => kind !== 'question'))
      expect(box.y >= from && box.y + box.height <= to).toBe(true);
  }
});
