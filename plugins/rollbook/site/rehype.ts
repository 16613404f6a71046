import type { Root } from 'hast';
import type { Processor } from 'unified';
import { addExpressions, isComponent, tree } from './jsx.ts';
import { staticTree } from './staticTree.ts';

declare module 'unified' {
  interface Data {
    /** Somebody after the remark plugin makes data of components, or expressions of the rest. */
    foldsRunbooks?: boolean;
  }
}

/**
 * The rehype plugin: makes data of a runbook in which there is no code of its author's. A runbook is
 * a thousand elements, and as calls they are much for the bundler and the browser to read. It is all
 * of the runbook or nothing: components look at what they hold, and would not know a part that was
 * folded. It goes last.
 */
export function rehypeRollbook(this: Processor) {
  this.data('foldsRunbooks', true);
  return (root: Root): void => {
    root.children = root.children.map((node) => {
      const [folded] = (isComponent(node, 'Runbook') && staticTree([node])) || [];
      return folded ? tree(folded) : node;
    });
    addExpressions(root);
  };
}
