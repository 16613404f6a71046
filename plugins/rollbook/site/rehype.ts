import type { Root, RootContent } from 'hast';
import { isComponent, tree } from './jsx.ts';
import { staticTree } from './staticTree.ts';

/**
 * The rehype plugin: folds what holds no code of its author's into data. A runbook is a thousand
 * elements, and as calls they are much for the bundler and the browser to read. It goes last.
 */
export function rehypeRollbook() {
  return (root: Root): void => {
    if (root.children.some((node) => isComponent(node, 'Runbook')))
      root.children = fold(root.children);
  };
}

/** Folds nodes that follow one another into one, and what is inside of those that cannot be folded. */
function fold(nodes: readonly RootContent[]): RootContent[] {
  const folded: RootContent[] = [];
  let run: RootContent[] = [];
  const end = () => {
    // The space around a part is left to the compiler, which knows where it counts.
    const last = run.findLastIndex((node) => !isBlank(node)) + 1;
    const part = run.slice(0, last);
    const trees = part.some((node) => node.type !== 'text') ? staticTree(part) : undefined;
    folded.push(...(trees ? [tree(trees)] : part), ...run.slice(last));
    run = [];
  };
  for (const node of nodes) {
    if (run.length === 0 && isBlank(node)) folded.push(node);
    else if (staticTree([node])) run.push(node);
    else {
      end();
      if ('children' in node) Object.assign(node, { children: fold(node.children) });
      folded.push(node);
    }
  }
  end();
  return folded;
}

function isBlank(node: RootContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
