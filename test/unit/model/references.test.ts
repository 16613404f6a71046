import { expect, test } from 'vitest';
import { localId } from '../../../plugins/rollbook/model/localId.ts';
import { questionCodes } from '../../../plugins/rollbook/model/questionCodes.ts';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';

test.each([
  ['figures', 'figures'],
  ['plan#figures', 'figures'],
  ['other#figures', undefined],
  ['#figures', undefined],
])('%s names %s in the runbook plan', (reference, id) => {
  expect(localId(reference, 'plan')).toBe(id);
});

test('the codes of questions count through all decisions', () => {
  const decisions = [{ questions: [{ id: 'a' }, { id: 'b' }] }, { questions: [{ id: 'c' }] }];
  const codes = questionCodes({ decisions } as unknown as Runbook);
  expect([...codes]).toEqual([
    ['a', 'Q1'],
    ['b', 'Q2'],
    ['c', 'Q3'],
  ]);
});
