import { Children, isValidElement, type ReactNode } from 'react';

/**
 * Takes the first element (the heading) apart from what follows, so that facts can stand between.
 * Call it in a memo: the rest must stay the same elements, or a tick renders every item anew.
 */
export function splitHeading(children: ReactNode): [heading: ReactNode, rest: ReactNode[]] {
  const all = Children.toArray(children);
  const first = all.findIndex((child) => isValidElement(child));
  return [all[first], all.slice(first + 1)];
}
