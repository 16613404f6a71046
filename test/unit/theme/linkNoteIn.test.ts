import { expect, test } from 'vitest';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { linkNoteIn } from '../../../plugins/rollbook/theme/print/linkNoteIn.ts';

const runbook = {
  id: 'plan',
  procedures: [{ id: 'emergency', letter: 'A', steps: [{ id: 'switch', code: 'A1' }] }],
  decisions: [
    { questions: [{ id: 'blocking' }, { id: 'wrong' }], outcomes: [{ id: 'wait', title: 'Wait' }] },
  ],
  checklists: [{ id: 'after', title: 'After a day' }],
  templates: [{ id: 'notice', title: 'The notice' }],
} as unknown as Runbook;
const noteOf = linkNoteIn(runbook);

test.each([
  ['#emergency', 'see A'],
  ['emergency', 'see A'],
  ['plan#switch', 'see A1'],
  ['/runbooks/plan#wrong', 'see Q2'],
  ['./plan.mdx#after', 'see After a day'],
  ['#wait', 'see Wait'],
  ['#background', 'see background on the page'],
  ['other#switch', 'see switch in other'],
  ['./other.mdx#x', 'see x in other'],
  ['/runbooks/other', 'see the plan other'],
  ['./other.mdx', 'see the plan other'],
  ['/runbooks/plan', undefined],
  ['https://example.org/x#emergency', undefined],
  ['mailto:team@example.org', undefined],
])('a link to %s has the note %s', (to, note) => {
  expect(noteOf(to, 'there')).toBe(note);
});

test('a link that is the title already needs no note', () => {
  expect(noteOf('#notice', 'the notice')).toBeUndefined();
});
