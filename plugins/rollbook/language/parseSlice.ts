import type { Nodes, Root, RootContent } from 'mdast';
import type { Point } from 'unist';
import { endOf, type Lines } from './parseLines.ts';

/** Blocks that end where the blank lines around them say, so that they can be parsed alone. */
const SELF_CONTAINED = ['paragraph', 'table', 'blockquote', 'thematicBreak'];

/**
 * Gives the lines from `first` up to `end`, counted from 0, to the full parser, and puts what
 * comes back in its place in the document. Undefined where it holds what may reach further than
 * these lines; a list may where it does not begin them, since its end was not looked for.
 */
export function parseSlice(
  lines: Lines,
  first: number,
  end: number,
  isList: boolean,
  parseText: (text: string) => Root,
): RootContent[] | undefined {
  const start = lines.starts[first] ?? 0;
  const text = lines.text.slice(start, endOf(lines, end - 1));
  // At the beginning of a document that would be front matter.
  if (/^(?:---|\+\+\+)/.test(text)) return undefined;
  const root = parseText(text);
  // A box that stands behind an empty item ticks what holds the list.
  if ('checked' in root) return undefined;
  const { children } = root;
  const isKnown = ({ type }: RootContent) =>
    SELF_CONTAINED.includes(type) || (isList && type === 'list');
  if (!children.every(isKnown)) return undefined;
  for (const node of children) if (!move(node, first, start)) return undefined;
  return children;
}

/** Moves a node and all it holds down by some lines and characters. */
function move(node: Nodes, lines: number, offset: number): boolean {
  // Attributes of tags have positions of their own, and parsed JavaScript as well.
  if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') return false;
  // What is defined here changes how other places are read.
  if (node.type === 'definition' || node.type.startsWith('footnote')) return false;
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') delete node.data;
  if (node.position) {
    const { start, end } = node.position;
    node.position = { start: moved(start, lines, offset), end: moved(end, lines, offset) };
  }
  return !('children' in node) || node.children.every((child) => move(child, lines, offset));
}

function moved({ line, column, offset = 0 }: Point, lines: number, by: number): Point {
  return { line: line + lines, column, offset: offset + by };
}
