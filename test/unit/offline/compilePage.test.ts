import { expect, test } from 'vitest';
import { compilePage } from '../../../plugins/rollbook/offline/compilePage.ts';

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
  const code = await compilePage(PLAN, plan, ids);
  expect(code).toContain('"/runbooks/web-checkout#undo"');
  expect(code).not.toContain('web.mdx');
  expect(code).toMatch(/^function\(\)\{[\s\S]*\}$/);
  await expect(compilePage('No plan.', plan, ids)).rejects.toThrow('Expected a runbook');
});
