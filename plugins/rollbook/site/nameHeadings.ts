import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** Gives the author's own headings the ids that the site gives them. */
export function nameHeadings(root: Root): void {
  const seen = new Map<string, number>();
  visit(root, 'heading', (heading: Heading) => {
    const slug = textOf(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    const id = count === 0 ? slug : `${slug}-${count}`;
    heading.data = { ...heading.data, hProperties: { id, ...heading.data?.hProperties } };
  });
}
