import type { Expression } from 'estree';
import { valueToEstree } from 'estree-util-value-to-estree';
import type { BlockContent, DefinitionContent, RootContent } from 'mdast';
import type { MdxjsEsm } from 'mdast-util-mdx';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx';
import type { TreeNode } from '../theme/tree/toReact.ts';

/** The name under which a page imports the components. */
const NAMESPACE = 'Rollbook';

/** An element for a component, with props that keep their types. Undefined props are left out. */
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
      .map(([name, value]) => attribute(name, value)),
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
  const components = { type: 'Identifier' as const, name: NAMESPACE };
  return {
    type: 'mdxJsxFlowElement',
    name: `${NAMESPACE}.Tree`,
    attributes: [
      {
        type: 'mdxJsxAttribute',
        name: 'json',
        value: JSON.stringify(node),
      },
      expressionAttribute('of', NAMESPACE, components),
    ],
    children: [],
  };
}

function attribute(name: string, value: unknown): MdxJsxAttribute {
  const expression = valueToEstree(value, { preserveReferences: false });
  return expressionAttribute(name, JSON.stringify(value), expression);
}

function expressionAttribute(name: string, value: string, expression: Expression): MdxJsxAttribute {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value,
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          comments: [],
          body: [{ type: 'ExpressionStatement', expression }],
        },
      },
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
