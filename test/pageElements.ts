import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { remarkRollbook } from '../plugins/rollbook/site/remark.ts';

export interface PageElement {
  name: string;
  props: Record<string, unknown>;
}

/** What the remark plugin makes of a page: the components with their props, and the heading ids. */
export function pageElements(source: string): { elements: PageElement[]; headingIds: string[] } {
  const file = new VFile({ value: source, path: `${process.cwd()}/input.mdx` });
  const processor = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkRollbook, { siteDir: process.cwd() })
    .use(remarkFrontmatter)
    .use(remarkDirective)
    .use(remarkGfm);
  const root = processor.runSync(processor.parse(file), file) as Root;
  const elements: PageElement[] = [];
  const headingIds: string[] = [];
  visit(root, (node) => {
    if (node.type === 'heading') {
      const id = (node.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id;
      if (id) headingIds.push(id);
    }
    if (node.type !== 'mdxJsxFlowElement') return;
    const props: Record<string, unknown> = {};
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'object') continue;
      props[attribute.name] = JSON.parse(attribute.value?.value ?? 'null');
    }
    elements.push({ name: node.name?.replace('Rollbook.', '') ?? '', props });
  });
  return { elements, headingIds };
}
