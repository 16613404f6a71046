import { valueToEstree } from 'estree-util-value-to-estree';
import type { Root as HastRoot } from 'hast';
import type { BlockContent, DefinitionContent, Root, RootContent } from 'mdast';
import type { MdxjsEsm } from 'mdast-util-mdx';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { TreeNode } from '../theme/tree/toReact.ts';

/** The name under which a page imports the components. */
const NAMESPACE = 'Rollbook';

/**
 * An element for a component, with props that keep their types, as JSON. Undefined props are left
 * out. Before it is compiled, it has to go through `addExpressions`.
 */
export function element(
  component: string,
  props: object,
  children: readonly RootContent[] = [],
): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name: `${NAMESPACE}.${component}`,
    attributes: Object.entries(props)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => expressionAttribute(name, JSON.stringify(value))),
    children: children as (BlockContent | DefinitionContent)[],
  };
}

/** Whether a node is an element for one of the components, or for that one. */
export function isComponent(node: { type: string; name?: unknown }, component?: string): boolean {
  const { name } = node;
  if (component !== undefined) return name === `${NAMESPACE}.${component}`;
  return typeof name === 'string' && name.startsWith(`${NAMESPACE}.`);
}

/** An element for what was folded. It gets all components, since it knows them by name. */
export function tree(node: TreeNode): MdxJsxFlowElementHast {
  return {
    type: 'mdxJsxFlowElement',
    name: `${NAMESPACE}.Tree`,
    attributes: [
      {
        type: 'mdxJsxAttribute',
        name: 'json',
        value: JSON.stringify(node),
      },
      expressionAttribute('of', NAMESPACE, { type: 'Identifier', name: NAMESPACE }),
    ],
    children: [],
  };
}

/**
 * Adds to the elements for components what a compiler reads of their props. That is ten times their
 * JSON, and left out where they become data instead.
 */
export function addExpressions(root: Root | HastRoot): void {
  visit(root, (node) => {
    if (!('attributes' in node) || !Array.isArray(node.attributes) || !isComponent(node)) return;
    node.attributes = node.attributes.map((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute') return attribute;
      const { name, value } = attribute;
      if (!value || typeof value === 'string' || value.data?.estree) return attribute;
      const estree = valueToEstree(JSON.parse(value.value), { preserveReferences: false });
      return expressionAttribute(name, value.value, estree);
    });
  });
}

function expressionAttribute(
  name: string,
  value: string,
  expression?: ReturnType<typeof valueToEstree>,
): MdxJsxAttribute {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value,
      ...(expression && {
        data: {
          estree: {
            type: 'Program',
            sourceType: 'module',
            comments: [],
            body: [{ type: 'ExpressionStatement', expression }],
          },
        },
      }),
    },
  };
}

/** `import * as Rollbook from '@theme/Rollbook'` */
export function importComponents(): MdxjsEsm {
  const source = '@theme/Rollbook';
  return {
    type: 'mdxjsEsm',
    value: `import * as ${NAMESPACE} from '${source}'`,
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        body: [
          {
            type: 'ImportDeclaration',
            specifiers: [
              {
                type: 'ImportNamespaceSpecifier',
                local: { type: 'Identifier', name: NAMESPACE },
              },
            ],
            source: { type: 'Literal', value: source, raw: `'${source}'` },
            attributes: [],
          },
        ],
      },
    },
  };
}
