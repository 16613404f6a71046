import path from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { runbookHref } from '../site/linksOf.ts';

/**
 * Turns links to the files of runbooks, as authors write them, into links to their pages, as the
 * site does. `file` is the one that they stand in; `ids` has the runbooks by their files.
 */
export function linkRunbooks(root: Root, file: string, ids: ReadonlyMap<string, string>): void {
  visit(root, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const [, target, hash = ''] = /^([^:?#]+\.mdx?)(?:#(.*))?$/.exec(node.url) ?? [];
    if (target === undefined) return;
    const id = ids.get(path.posix.join(path.posix.dirname(file), decode(target)));
    if (id !== undefined) node.url = runbookHref(id, hash);
  });
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
