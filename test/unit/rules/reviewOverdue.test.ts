import { expect, test } from 'vitest';
import { catalogue } from '../../../plugins/rollbook/check/catalogue.ts';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';

/** What the rule says on some day of a plan that was reviewed on 2026-01-15, and the day it shows. */
async function onDay(today: string, every: string) {
  const text = `---
title: X
runbook:
  id: x
  status: active
  owner: us
  reviewed: 2026-01-15
  review_every: ${every}
---
`;
  const { files, index } = await checkFiles([{ path: 'docs/x.mdx', text }], { today });
  const said = files
    .flatMap(({ messages }) => messages)
    .filter(({ message }) => message.ruleId === 'review-overdue')
    .map(({ message }) => message.reason);
  return { said, shown: catalogue(index).runbooks[0]?.nextReview };
}

test('a review is overdue from the day after the one that the pages show', async () => {
  expect(await onDay('2026-01-17', '36h')).toEqual({ said: [], shown: '2026-01-17' });
  expect(await onDay('2026-01-18', '36h')).toEqual({
    said: ['Expected a review every 1d12h, by 2026-01-17, found the last one on 2026-01-15'],
    shown: '2026-01-17',
  });
});

test('a review that is due in no year of four digits is no failure', async () => {
  const every = `${Number.MAX_SAFE_INTEGER}s`;
  expect(await onDay('2026-06-01', every)).toEqual({ said: [], shown: '9999-12-31' });
});
