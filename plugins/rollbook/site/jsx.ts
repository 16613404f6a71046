import { valueToEstree } from 'estree-util-value-to-estree';
import type { BlockContent, DefinitionContent, RootContent } from 'mdast';
import type { MdxjsEsm } from 'mdast-util-mdx';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';

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

function attribute(name: string, value: unknown): MdxJsxAttribute {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: JSON.stringify(value),
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          comments: [],
          body: [
            {
              type: 'ExpressionStatement',
              expression: valueToEstree(value, { preserveReferences: false }),
            },
          ],
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
