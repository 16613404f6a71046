import type { Code, Nodes, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { Place } from './block.ts';
import type { Report } from './message.ts';

/** What the readers of the single directives share while one document is read. */
export interface ReadingContext {
  /** The whole file. */
  source: string;
  report: Report;
  /** Remembers what a node of the tree became, for the page. */
  remember: (node: Nodes, model: object) => void;
  /** Remembers where a node of the model stands, for the rules. */
  locate: (model: object, place: Place | Position) => void;
}

/** The Markdown of some nodes of the tree, as it was written. */
export function markdownOf(nodes: readonly RootContent[], source: string): string {
  return nodes
    .map((node) => source.slice(node.position?.start.offset, node.position?.end.offset))
    .join('\n\n')
    .replace(/\r\n/g, '\n')
    .trim();
}

/** The prose among what a directive holds: no directive of ours, no comment, no fenced block. */
export function proseOf(content: readonly RootContent[]): RootContent[] {
  return content.filter(
    (node) =>
      node.type !== 'containerDirective' &&
      node.type !== 'leafDirective' &&
      node.type !== 'mdxFlowExpression' &&
      node.type !== 'code',
  );
}

/** The line of a node, from 1. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** The text of a fenced block, with the same line ends whatever those of the file are. */
export function textOfFence(fence: Code): string {
  return fence.value.replace(/\r\n?/g, '\n');
}
