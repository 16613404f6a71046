import { expect, test } from 'vitest';
import { readPage } from '../../../plugins/rollbook/offline/readPage.ts';

const PLAN = `---
title: Search
runbook:
  id: search
  status: active
  owner: "@team"
---

First see [the other one](./web.mdx#undo).

::trigger[It fails]{#fails signal="the log" action=assess severity=low}
`;

test('a page leads to the pages of other plans, with the components of its own', async () => {
  const ids = new Map([['docs/runbooks/web.mdx', 'web-checkout']]);
  const plan = { source: 'docs/runbooks/search.mdx', title: 'Search' };
  const page = JSON.stringify(await readPage(PLAN, plan, ids));
  expect(page).toContain('"/runbooks/web-checkout#undo"');
  expect(page).not.toContain('web.mdx');
  await expect(readPage('No plan.', plan, ids)).rejects.toThrow('Expected a runbook');
});

test('a page is compiled only where its author has written code', async () => {
  const plan = { source: 'docs/runbooks/search.mdx', title: 'Search' };
  expect(await readPage(PLAN, plan, new Map())).toHaveProperty('tree');
  const page = await readPage(`${PLAN}\n{1 + 1}\n`, plan, new Map());
  expect(page).toHaveProperty('code', expect.stringMatching(/^function\(\)\{[\s\S]*\}$/));
});
