import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { compilePage } from '../../../plugins/rollbook/offline/compilePage.ts';
import { contentOf } from '../../../plugins/rollbook/offline/contentOf.ts';
import type { FilePage } from '../../../plugins/rollbook/offline/fileData.ts';
import { readPage, readRoot } from '../../../plugins/rollbook/offline/readPage.ts';
import { PLAN_HEAD, shownParts } from '../shownParts.tsx';

const docs = path.join(import.meta.dirname, '../../../docs/runbooks');

const PLAN = { source: 'docs/a.mdx', title: 'A' };

const Rollbook = shownParts();

function htmlOf(page: FilePage): string {
  const Content = contentOf(page);
  const a = ({ href, children }: { href?: string; children?: ReactNode }) => (
    <a href={`${href}!`}>{children}</a>
  );
  return renderToStaticMarkup(<Content components={{ Rollbook, a }} />);
}

async function expectTheSame(text: string): Promise<string> {
  const page = await readPage(text, PLAN, new Map());
  if (!('tree' in page)) throw new Error('Expected a tree');
  const code = await compilePage(readRoot(text, PLAN, new Map()));
  const html = htmlOf(JSON.parse(JSON.stringify(page.tree)));
  expect(html).toBe(htmlOf(new Function(`return (${code})`)()));
  return html;
}

test('a page leads to the pages of other plans', async () => {
  const plan = { source: 'docs/runbooks/search.mdx', title: 'Search' };
  const ids = new Map([['docs/runbooks/web.mdx', 'web-checkout']]);
  const text = `${PLAN_HEAD}First see [the other one](./web.mdx#undo).\n`;
  const page = JSON.stringify(await readPage(text, plan, ids));
  expect(page).toContain('"/runbooks/web-checkout#undo"');
  expect(page).not.toContain('web.mdx');
  await expect(readPage('No plan.', plan, ids)).rejects.toThrow('Expected a runbook');
});

test.each(readdirSync(docs))('%s is as a tree what it is compiled', async (name) => {
  const html = await expectTheSame(readFileSync(path.join(docs, name), 'utf8'));
  expect(html).toContain('<section title="Step" data-props="{');
});

test('whatever Markdown has is the same', async () => {
  const html =
    await expectTheSame(`${PLAN_HEAD}Text with **strong**, _emphasis_, ~~gone~~, \`code\`,
a [link](/a "title"), a note[^1] and a break\\
here. {/* not shown */} <https://example.org>

{/* nor this */}

| left | centre | right |
|:---|:---:|---:|
| 1 | 2 | 3 |

3. three

   \`\`\`bash title="x"
   echo 1
   \`\`\`

- [ ] open
- [x] done

> quoted

:::note[A word]

Look.

:::

---

![drawing](/img/a.png "title")

[^1]: The note.
`);
  expect(html).toContain('<a href="/a!">');
  expect(html).not.toContain('not shown');
});

test.each([
  '<b>loud</b>',
  '{1 + 1}',
  '{/* a */ 1 /* b */}',
  'export const one = 1;',
  '<Rollbooks.Step />',
  '<Rollbook.Undo only={one} />',
])('%s has to be compiled', async (text) => {
  const page = await readPage(`${PLAN_HEAD}${text}\n`, PLAN, new Map());
  expect(page).toHaveProperty('code', expect.stringMatching(/^function\(\)\{[\s\S]*\}$/));
});
