import type { Nodes, Root } from 'mdast';

/**
 * Turns text directives back into the text that was written. They are never ours, and ordinary
 * prose is full of them: in `host:port` the parser sees one.
 */
export function restoreTextDirectives(root: Root, source: string): void {
  restore(root);

  function restore(node: Nodes): void {
    if (!('children' in node)) return;
    for (const [index, child] of node.children.entries()) {
      if (child.type === 'textDirective') {
        const { position } = child;
        const value = source.slice(position?.start.offset, position?.end.offset);
        node.children[index] = { type: 'text', value, ...(position && { position }) };
      } else {
        restore(child as Nodes);
      }
    }
  }
}
