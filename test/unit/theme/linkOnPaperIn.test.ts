import { expect, test } from 'vitest';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { linkOnPaperIn } from '../../../plugins/rollbook/theme/print/linkOnPaperIn.ts';

const runbook = {
  id: 'plan',
  procedures: [{ id: 'emergency', letter: 'A', steps: [{ id: 'switch', code: 'A1' }] }],
  decisions: [
    {
      id: 'triage',
      title: 'What is wrong?',
      questions: [{ id: 'blocking' }, { id: 'wrong' }],
      outcomes: [{ id: 'wait', title: 'Wait' }],
    },
  ],
  checklists: [{ id: 'after', title: 'After a day' }],
  templates: [{ id: 'notice', title: 'The notice' }],
} as unknown as Runbook;
const onPaper = linkOnPaperIn(runbook);

test.each([
  ['#emergency', 'see A', 'emergency'],
  ['emergency', 'see A', 'emergency'],
  ['plan#switch', 'see A1', 'switch'],
  ['/runbooks/plan#wrong', 'see Q2', 'wrong'],
  ['./plan.mdx#after', 'see After a day', 'after'],
  ['#triage', 'see What is wrong?', 'triage'],
  ['#wait', 'see Wait', 'wait'],
  ['#background', 'see background on the page', undefined],
  ['other#switch', 'see switch in other', undefined],
  ['./other.mdx#x', 'see x in other', undefined],
  ['/runbooks/other', 'see the plan other', undefined],
  ['./other.mdx', 'see the plan other', undefined],
  ['/runbooks/plan', undefined, undefined],
  ['https://example.org/x#emergency', undefined, undefined],
  ['mailto:team@example.org', undefined, undefined],
])('a link to %s has the note %s and leads to %s', (to, note, place) => {
  expect(onPaper(to, 'there')).toEqual({ ...(note && { note }), ...(place && { place }) });
});

test('a link that is the title already needs no note', () => {
  expect(onPaper('#notice', 'the notice')).toEqual({ place: 'notice' });
});
