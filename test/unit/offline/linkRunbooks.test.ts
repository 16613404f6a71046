import type { Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parse } from '../../../plugins/rollbook/language/parse.ts';
import { linkRunbooks } from '../../../plugins/rollbook/offline/linkRunbooks.ts';

const IDS = new Map([
  ['docs/runbooks/web.mdx', 'web-checkout'],
  ['docs/runbooks/old/data base.mdx', 'data-base'],
]);

function urlsOf(text: string): string[] {
  const root = parse(text, () => {}) as Root;
  linkRunbooks(root, 'docs/runbooks/search.mdx', IDS);
  const urls: string[] = [];
  visit(root, (node) => {
    if (node.type === 'link' || node.type === 'definition') urls.push((node as Link).url);
  });
  return urls;
}

test('a link to the file of a runbook leads to its page, wherever the file lies', () => {
  expect(urlsOf('[a](web.mdx), [b](./web.mdx#undo), [c](../runbooks/web.mdx)')).toEqual([
    '/runbooks/web-checkout',
    '/runbooks/web-checkout#undo',
    '/runbooks/web-checkout',
  ]);
  expect(urlsOf('[a](old/data%20base.mdx)\n\n[b]: ./web.mdx')).toEqual([
    '/runbooks/data-base',
    '/runbooks/web-checkout',
  ]);
});

test('the site, the docs and a query are understood as the site does', () => {
  const links = [
    '/runbooks/web.mdx',
    'runbooks/web.mdx',
    '/docs/runbooks/web.mdx',
    '@site/docs/runbooks/web.mdx',
    'web.mdx?plain=1',
  ];
  expect(urlsOf(links.map((url) => `[x](${url})`).join(' '))).toEqual(
    links.map(() => '/runbooks/web-checkout'),
  );
  expect(urlsOf('[x](./runbooks/web.mdx)')).toEqual(['./runbooks/web.mdx']);
});

test('all other links stay as they are', () => {
  const links = [
    '../authoring/index.mdx',
    'https://example.org/web.mdx',
    '#undo',
    '/runs',
    'a%E0.md',
  ];
  expect(urlsOf(links.map((url) => `[x](${url})`).join(' '))).toEqual(links);
});
