import { expect, test } from 'vitest';
import { printSheet } from '../../../plugins/rollbook/site/printSheets.ts';
import { planIndex } from '../plans/planIndex.ts';

const [runbook] = [...(await planIndex()).values()];
if (!runbook) throw new Error('a plan');

test('where no site is known, paper has no address and no code of it', () => {
  const sheet = printSheet(runbook, undefined, undefined);
  expect(sheet).not.toHaveProperty('address');
  expect(sheet).not.toHaveProperty('code');
  expect(sheet).not.toHaveProperty('commit');
  expect(sheet.decisions).toHaveLength(runbook.decisions.length);
});

test('a plan that has changed since the commit says so', () => {
  const commit = 'a'.repeat(40);
  expect(printSheet(runbook, 'https://ops.example/x', commit)).not.toHaveProperty('changed');
  expect(printSheet(runbook, undefined, commit, true)).toMatchObject({
    commit: 'a'.repeat(12),
    changed: true,
  });
});
