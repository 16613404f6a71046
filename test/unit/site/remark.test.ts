import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { remarkRollbook } from '../../../plugins/rollbook/site/remark.ts';

const docs = path.join(import.meta.dirname, '../../../docs');

/** What the site sets up, in its order, and some syntax more. */
function pageParser(isOurs: boolean, ...more: object[]) {
  const processor = unified().use(remarkParse).use(remarkMdx);
  if (isOurs) processor.use(remarkRollbook, { siteDir: docs });
  return processor
    .use(remarkFrontmatter)
    .use(remarkDirective)
    .use(remarkGfm)
    .use(function (this: Processor) {
      this.data().micromarkExtensions?.push(...more);
    });
}

/** A tree without the parsed JavaScript of comments, which no page needs. */
function withoutComments(root: Root): Root {
  visit(root, 'mdxFlowExpression', (node) => {
    if (node.value.startsWith('/*')) delete node.data;
  });
  return root;
}

describe('the page is parsed the quick way', () => {
  const files = readdirSync(docs, { recursive: true }).filter((name) => /\.mdx$/.test(`${name}`));

  test.each(files)('with the same tree: %s', (name) => {
    const text = readFileSync(path.join(docs, `${name}`), 'utf8');
    const [ours, theirs] = [pageParser(true).parse(text), pageParser(false).parse(text)];
    expect(withoutComments(ours)).toEqual(withoutComments(theirs));
  });

  test('with the same refusal', () => {
    const text = 'A line.\n\nOne <br> more.\n';
    const refusal = (isOurs: boolean) => {
      try {
        return pageParser(isOurs).parse(text);
      } catch (error) {
        return error;
      }
    };
    expect(refusal(true)).toBeInstanceOf(Error);
    expect(refusal(true)).toEqual(refusal(false));
  });

  test('but not where the site knows a syntax that the quick way does not', () => {
    const more = { disable: { null: ['codeFenced'] } };
    const typesOf = (root: Root) => root.children.map(({ type }) => type);
    const text = '```sh\ntrue\n```\n';
    expect(typesOf(pageParser(true).parse(text))).toEqual(['code']);
    expect(typesOf(pageParser(true, more).parse(text))).toEqual(['paragraph']);
  });
});
