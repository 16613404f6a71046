import {
  type ComponentProps,
  createElement,
  type ElementType,
  Fragment,
  type ReactNode,
} from 'react';
import * as runtime from 'react/jsx-runtime';
import type { FilePage, PageContent, PageNode } from './fileData.ts';

type Components = ComponentProps<PageContent>['components'];

/** The page as a component. */
export function contentOf(page: FilePage): PageContent {
  if (typeof page === 'function') return page(runtime).default;
  return ({ components }) => toReact(page, components);
}

function toReact(node: PageNode, components: Components): ReactNode {
  if (typeof node === 'string') return node;
  const [type, props, children] = node;
  return createElement(
    typeOf(type, components),
    props,
    ...children.map((child) => toReact(child, components)),
  );
}

/** A component by its name, `Step` or `Rollbook.Step`, or the element of HTML. No name is none. */
function typeOf(name: string, components: Components): ElementType {
  const [first = '', second] = name.split('.');
  const named = components[first] as ElementType & Record<string, ElementType>;
  if (second) return named[second] as ElementType;
  return named ?? (name === '' ? Fragment : (name as ElementType));
}
