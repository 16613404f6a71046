import { useMDXComponents } from '@mdx-js/react';
import { memo, useMemo } from 'react';
import { type TreeNode, toReact } from './toReact.ts';

interface TreeProps {
  /** A `TreeNode`. */
  json: string;
  /** All components of runbook pages. */
  of: object;
}

/**
 * The part of a page in which there is no code of its author's: data is smaller than the calls that
 * would make the same, and quicker for the bundler and the browser to read.
 */
export const Tree = memo(({ json, of }: TreeProps) => {
  const components = useMDXComponents();
  const node = useMemo<TreeNode>(() => JSON.parse(json), [json]);
  return toReact(node, { ...components, Rollbook: of });
});
