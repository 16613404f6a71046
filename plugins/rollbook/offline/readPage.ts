import type { Root as HastRoot } from 'hast';
import type { Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { ADMONITIONS } from '../language/directives.ts';
import { readFrontMatter } from '../language/frontMatter.ts';
import { parse } from '../language/parse.ts';
import { type Reading, readTree } from '../language/read.ts';
import type { Runbook } from '../model/runbook.ts';
import { nameHeadings } from '../site/nameHeadings.ts';
import { MDX_NODES, staticTree } from '../site/staticTree.ts';
import { toComponents } from '../site/toComponents.ts';
import type { TreeNode } from '../theme/tree/toReact.ts';
import { linkRunbooks } from './linkRunbooks.ts';

/** A page as its file holds it. */
export type PageText = { tree: TreeNode } | { code: string };

/**
 * Reads the page of a runbook, with the components that it has on the site: a tree, or the code of
 * a `PageModule` where the author has written code. What a plan imports is left out. `ids` are those
 * of all runbooks, by their files, which links may name. `reading` is what the text was read as, if
 * it was; its tree is changed. Throws where the text is no runbook, or where MDX refuses it.
 */
export async function readPage(
  source: string,
  runbook: Pick<Runbook, 'source' | 'title'>,
  ids: ReadonlyMap<string, string>,
  reading?: Reading,
): Promise<PageText> {
  const root = readRoot(source, runbook, ids, reading);
  const { children } = toHast(root, { passThrough: [...MDX_NODES] }) as HastRoot;
  const tree = staticTree(children);
  if (tree) return { tree: ['', {}, tree] };
  const { compilePage } = await import('./compilePage.ts');
  return { code: await compilePage(root) };
}

/** The same as MDX, before it is a tree or code. */
export function readRoot(
  source: string,
  { source: file, title }: Pick<Runbook, 'source' | 'title'>,
  ids: ReadonlyMap<string, string>,
  reading = readSource(source, file),
): Root {
  if (!reading?.runbook) throw new Error(`Expected a runbook in \`${file}\`, found none`);
  const { root } = reading;
  linkRunbooks(root, file, ids);
  nameHeadings(root);
  markAdmonitions(root);
  const hasTitle = root.children.some((node) => node.type === 'heading' && node.depth === 1);
  toComponents(root, reading, reading.runbook);
  root.children = root.children.filter((node) => !isImport(node));
  if (!hasTitle)
    root.children.unshift({
      type: 'heading',
      depth: 1,
      children: [{ type: 'text', value: title }],
    });
  return root;
}

/** Reads a text as the site does, which mends nothing. */
function readSource(source: string, file: string): Reading | undefined {
  const text = source.replace(/^\uFEFF/, '');
  const root = parse(text, silent);
  return root && readTree(root, text, file, readFrontMatter(text, silent), silent);
}

function isImport(node: RootContent): boolean {
  return node.type === 'mdxjsEsm' && /^\s*import\b/.test(node.value);
}

/** What is left of directives are admonitions: a box with the word or the title it was given. */
function markAdmonitions(root: Root): void {
  visit(root, 'containerDirective', (node) => {
    if (!ADMONITIONS.includes(node.name)) return;
    node.data = { hName: 'aside', hProperties: { 'data-admonition': node.name } };
    const [first] = node.children;
    const label = first?.data && 'directiveLabel' in first.data ? first : undefined;
    const word = node.name.charAt(0).toUpperCase() + node.name.slice(1);
    const children =
      label?.type === 'paragraph' ? label.children : [{ type: 'text' as const, value: word }];
    node.children = [
      { type: 'paragraph', children: [{ type: 'strong', children }] },
      ...node.children.slice(label ? 1 : 0),
    ];
  });
}

function silent(): void {}
