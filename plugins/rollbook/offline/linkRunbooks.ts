import path from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { runbookHref } from '../site/linksOf.ts';

const { posix } = path;

/** A link to a file of Markdown: its path, without what may follow. */
const FILE = /^(?:@site\/|\/)?([^:?#]+\.mdx?)(?:\?[^#]*)?(?:#(.*))?$/;

/**
 * Turns links to the files of runbooks, as authors write them, into links to their pages, as the
 * site does. `file` is the one that they stand in; `ids` has the runbooks by their files.
 */
export function linkRunbooks(root: Root, file: string, ids: ReadonlyMap<string, string>): void {
  visit(root, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const [, target, hash = ''] = FILE.exec(node.url) ?? [];
    if (target === undefined) return;
    const found = foldersFor(node.url, file).map((folder) => posix.join(folder, decode(target)));
    const id = found.map((name) => ids.get(name)).find((one) => one !== undefined);
    if (id !== undefined) node.url = runbookHref(id, hash);
  });
}

/**
 * Where Docusaurus looks for a file: from the one with the link where the path says so, else also
 * from the folders above it, down from the site's own.
 */
function foldersFor(url: string, file: string): string[] {
  const own = posix.dirname(file);
  if (/^\.\.?\//.test(url)) return [own];
  const parts = own.split('/');
  return [own, ...parts.map((_, i) => parts.slice(0, parts.length - 1 - i).join('/'))];
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
