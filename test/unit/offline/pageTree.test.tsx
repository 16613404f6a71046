import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { compilePage } from '../../../plugins/rollbook/offline/compilePage.ts';
import { contentOf } from '../../../plugins/rollbook/offline/contentOf.ts';
import type { FilePage } from '../../../plugins/rollbook/offline/fileData.ts';
import { pageTree } from '../../../plugins/rollbook/offline/pageTree.ts';
import { readRoot } from '../../../plugins/rollbook/offline/readPage.ts';

const docs = path.join(import.meta.dirname, '../../../docs/runbooks');

const HEAD = `---
title: A plan
runbook:
  id: a-plan
  status: active
  owner: "@team"
---

`;

const read = (text: string) => readRoot(text, { source: 'docs/a.mdx', title: 'A' }, new Map());

/** Each component shows its name and its props, whatever it is. */
const Rollbook = new Proxy(
  {},
  {
    get:
      (_, name) =>
      ({ children, ...props }: { children?: ReactNode }) => (
        <section title={String(name)} data-props={JSON.stringify(props)}>
          {children}
        </section>
      ),
  },
);

function htmlOf(page: FilePage): string {
  const Content = contentOf(page);
  const a = ({ href, children }: { href?: string; children?: ReactNode }) => (
    <a href={`${href}!`}>{children}</a>
  );
  return renderToStaticMarkup(<Content components={{ Rollbook, a }} />);
}

async function expectTheSame(text: string): Promise<string> {
  const tree = pageTree(read(text));
  expect(tree).toBeDefined();
  const code = await compilePage(read(text));
  const html = htmlOf(JSON.parse(JSON.stringify(tree)));
  expect(html).toBe(htmlOf(new Function(`return (${code})`)()));
  return html;
}

test.each(readdirSync(docs))('%s is as a tree what it is compiled', async (name) => {
  const html = await expectTheSame(readFileSync(path.join(docs, name), 'utf8'));
  expect(html).toContain('<section title="Step" data-props="{');
});

test('whatever Markdown has is the same', async () => {
  const html = await expectTheSame(`${HEAD}Text with **strong**, _emphasis_, ~~gone~~, \`code\`,
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
])('%s has to be compiled', (text) => {
  expect(pageTree(read(`${HEAD}${text}\n`))).toBeUndefined();
});
