import { createElement, type ElementType, Fragment, type ReactNode } from 'react';

/** A part of a page as data: text, or the type of an element, its props and what it holds. */
export type TreeNode = string | readonly [type: string, props: object, children: TreeNode[]];

/** What stands for elements, and components under the names that parts have for them. */
export type TreeComponents = Readonly<Record<string, unknown>>;

export function toReact(node: TreeNode, components: TreeComponents): ReactNode {
  if (typeof node === 'string') return node;
  const [type, props, children] = node;
  return createElement(
    typeOf(type, components),
    props,
    ...children.map((child) => toReact(child, components)),
  );
}

/** A component by its name, `Step` or `Rollbook.Step`, or the element of HTML. No name is none. */
function typeOf(name: string, components: TreeComponents): ElementType {
  const [first = '', second] = name.split('.');
  const named = components[first] as ElementType & Record<string, ElementType>;
  if (second) return named[second] as ElementType;
  return named ?? (name === '' ? Fragment : (name as ElementType));
}
