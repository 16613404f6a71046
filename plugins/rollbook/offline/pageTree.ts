import type { Expression } from 'estree';
import { type Jsx, toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import { toHast } from 'mdast-util-to-hast';
import { EXIT, visit } from 'unist-util-visit';
import type { PageNode } from './fileData.ts';

/** What MDX adds to Markdown; it stays as it is on the way to HTML. */
const MDX_NODES = [
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
] as const;

/** The comments that an expression may hold instead of code. */
const COMMENTS = /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/;

/**
 * A page as data, for what `toComponents` has made of a runbook. Undefined where the author has
 * written JSX or code of their own, which only a compiler understands.
 */
export function pageTree(root: Root): PageNode | undefined {
  return hasCode(root) ? undefined : toTree(root);
}

function hasCode(root: Root): boolean {
  let found = false;
  visit(root, (node) => {
    if (!isMdx(node.type) || isComponent(node) || isComment(node)) return undefined;
    found = true;
    return EXIT;
  });
  return found;
}

function isMdx(type: string): boolean {
  return (MDX_NODES as readonly string[]).includes(type);
}

function isComponent(node: { type: string; name?: unknown }): boolean {
  return String(node.name).startsWith('Rollbook.');
}

function isComment(node: { type: string; value?: unknown }): boolean {
  return /Expression$/.test(node.type) && COMMENTS.test(String(node.value));
}

/** An element on its way: a list of its own would be taken for the children of another. */
interface Made {
  node: PageNode;
}

function toTree(root: Root): PageNode {
  const hast = toHast(root, { passThrough: [...MDX_NODES] });
  visit(hast, (node, at, parent) => {
    if (node.type === 'mdxJsxFlowElement') for (const one of node.attributes) evaluate(one);
    if (!parent || at === undefined || !isComment(node)) return undefined;
    parent.children.splice(at, 1);
    return at;
  });
  const made: unknown = toJsxRuntime(hast, {
    Fragment: '',
    jsx: make as unknown as Jsx,
    jsxs: make as unknown as Jsx,
    createEvaluater: () => ({ evaluateExpression, evaluateProgram: () => undefined }),
  });
  return (made as Made).node;
}

function make(type: string, { children = [], ...props }: { children?: unknown }): Made {
  const inner = (Array.isArray(children) ? children : [children]) as (string | Made)[];
  return { node: [type, props, inner.map((one) => (typeof one === 'string' ? one : one.node))] };
}

/** Puts the value of an attribute that `toComponents` has written in the place of its expression. */
function evaluate({ value }: MdxJsxAttribute | MdxJsxExpressionAttribute): void {
  if (value === null || typeof value !== 'object' || value === undefined) return;
  const expression = { type: 'Literal' as const, value: JSON.parse(value.value) };
  value.data = {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [{ type: 'ExpressionStatement', expression }],
    },
  };
}

/** The value of an attribute, or the name of a component: `Rollbook.Step`. */
function evaluateExpression(expression: Expression): unknown {
  if (expression.type === 'Literal') return expression.value;
  if (expression.type === 'Identifier') return expression.name;
  if (expression.type !== 'MemberExpression') throw new TypeError(`Unexpected ${expression.type}`);
  const { object, property } = expression;
  return `${evaluateExpression(object as Expression)}.${evaluateExpression(property as Expression)}`;
}
