import type { Element, RootContent } from 'hast';
import { type Jsx, toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx';
import type { TreeNode } from '../theme/tree/toReact.ts';
import { isComponent } from './jsx.ts';

/** The nodes that MDX adds to those of Markdown and HTML. */
export const MDX_NODES = [
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
] as const;

/** The comments that an expression may hold instead of code. */
const COMMENTS = /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/;

/** Between their parts there is no text, whatever the source has there. */
const TABLES = ['table', 'tbody', 'thead', 'tfoot', 'tr'];

/**
 * Nodes of a page as data, with the components that `toComponents` has put there. Undefined where
 * there is JSX or code of the author's among them, which only a compiler understands.
 */
export function staticTree(nodes: readonly RootContent[]): TreeNode[] | undefined {
  const trees: TreeNode[] = [];
  for (const node of nodes) {
    const tree = treeOf(node);
    if (tree === undefined) return undefined;
    if (tree !== NOTHING) trees.push(tree);
  }
  return trees;
}

/** What a comment leaves. */
const NOTHING = null;

function treeOf(node: RootContent): TreeNode | typeof NOTHING | undefined {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'comment':
    case 'doctype':
      return NOTHING;
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return COMMENTS.test(node.value) ? NOTHING : undefined;
    case 'element': {
      const children = staticTree(node.children);
      if (!children) return undefined;
      const isTable = TABLES.includes(node.tagName);
      const kept = isTable ? children.filter((child) => !isBlank(child)) : children;
      return [node.tagName, propsOf(node), kept];
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const props = isComponent(node) ? valuesOf(node) : undefined;
      const children = props && staticTree(node.children);
      return children && [node.name ?? '', props, children];
    }
    default:
      return undefined;
  }
}

function isBlank(node: TreeNode): boolean {
  return typeof node === 'string' && node.trim() === '';
}

/** The props that React has for the properties of an element. */
function propsOf(node: Element): object {
  const jsx = ((_: unknown, props: object) => props) as unknown as Jsx;
  return toJsxRuntime({ ...node, children: [] }, { Fragment: '', jsx, jsxs: jsx });
}

/** The attributes that `element` writes, as values; undefined where an author has written code. */
function valuesOf(node: MdxJsxFlowElementHast | MdxJsxTextElementHast): object | undefined {
  const values: Record<string, unknown> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') return undefined;
    const { name, value } = attribute;
    try {
      values[name] = value && typeof value === 'object' ? JSON.parse(value.value) : (value ?? true);
    } catch {
      return undefined;
    }
  }
  return values;
}
