import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compile, run } from '@mdx-js/mdx';
import { MDXProvider, useMDXComponents } from '@mdx-js/react';
import type { ReactNode } from 'react';
import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { rehypeRollbook } from '../../../plugins/rollbook/site/rehype.ts';
import { remarkRollbook } from '../../../plugins/rollbook/site/remark.ts';
import { Tree } from '../../../plugins/rollbook/theme/tree/Tree.tsx';
import { PLAN_HEAD, shownParts } from '../shownParts.tsx';

const docs = path.join(import.meta.dirname, '../../../docs/runbooks');

/** What was folded is unfolded by the component for that. */
const Rollbook = shownParts({ Tree });

const components = {
  a: ({ href, children }: { href?: string; children?: ReactNode }) => (
    <a href={`${href}!`}>{children}</a>
  ),
};

async function htmlOf(text: string, folded: boolean): Promise<{ html: string; code: string }> {
  const file = await compile(
    { value: text, path: '/site/docs/a.mdx' },
    {
      outputFormat: 'function-body',
      providerImportSource: '@mdx-js/react',
      remarkPlugins: [
        remarkFrontmatter,
        remarkDirective,
        remarkGfm,
        [remarkRollbook, { siteDir: '/site' }],
      ],
      rehypePlugins: folded ? [rehypeRollbook] : [],
    },
  );
  // What the bundler gives a page, it gets here by name.
  const code = String(file).replace(
    /^const Rollbook = await import.*$/m,
    'const Rollbook = arguments[0].Rollbook;',
  );
  expect(code).toContain('arguments[0].Rollbook');
  const { default: Content } = await run(code, {
    ...runtime,
    Rollbook,
    useMDXComponents,
    baseUrl: import.meta.url,
  } as Parameters<typeof run>[1]);
  const html = renderToStaticMarkup(
    <MDXProvider components={components}>
      <Content />
    </MDXProvider>,
  );
  return { html, code };
}

test.each(readdirSync(docs))('%s is folded into one part, and shows the same', async (name) => {
  const text = readFileSync(path.join(docs, name), 'utf8');
  const plain = await htmlOf(text, false);
  const folded = await htmlOf(text, true);
  expect(folded.html).toBe(plain.html);
  expect(folded.code.split('_jsx(Rollbook.Tree').length - 1).toBe(1);
  expect(folded.code.length).toBeLessThan(plain.code.length);
});

const PLAN = `${PLAN_HEAD}Before [it](/x).

::::procedure[Undo]{#undo risk=low}

:::step[First]{#first}

It takes {1 + 1} minutes. <b className="loud">Now</b>

- one [link](/y)

:::

:::step[Second]{#second}

Text.

:::

::::
`;

test('a runbook in which its author computes stays code', async () => {
  const plain = await htmlOf(PLAN, false);
  const folded = await htmlOf(PLAN, true);
  expect(folded.html).toBe(plain.html);
  expect(folded.html).toContain('It takes 2 minutes. <b class="loud">Now</b>');
  expect(folded.html).toContain('<a href="/y!">');
  expect(folded.code).toBe(plain.code);
});

test('a page that is no runbook is left as it is', async () => {
  const root = {
    type: 'root' as const,
    children: [{ type: 'element' as const, tagName: 'p', properties: {}, children: [] }],
  };
  const before = structuredClone(root);
  unified().use(rehypeRollbook).runSync(root);
  expect(root).toEqual(before);
});
