import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** An id that an author has chosen, as Docusaurus reads it from a comment at the end of a heading. */
const CHOSEN = /^\s*\/\*\s*#(\S+)\s*\*\/\s*$/;

/** Gives the author's own headings the ids that the site gives them. */
export function nameHeadings(root: Root): void {
  const slugger = new GithubSlugger();
  visit(root, 'heading', (heading: Heading) => {
    const id = chosenId(heading) ?? slugger.slug(textOf(heading));
    heading.data = { ...heading.data, hProperties: { id, ...heading.data?.hProperties } };
  });
}

function chosenId({ children }: Heading): string | undefined {
  const last = children.at(-1);
  return last?.type === 'mdxTextExpression' ? CHOSEN.exec(last.value)?.[1] : undefined;
}
