import type { Nodes, RootContent } from 'mdast';
import type { Block } from '../language/block.ts';
import type { Reading } from '../language/read.ts';
import type { Runbook } from '../model/runbook.ts';
import type { LinkOf } from './linksOf.ts';

/** What the pieces of a page are converted with. */
export interface PageContext {
  runbook: Runbook;
  reading: Reading;
  blockOf: ReadonlyMap<Nodes, Block>;
  linkOf: LinkOf;
  /** The directives around what is being converted, from the outermost in. */
  within: readonly Block['name'][];
  /** Converts what stands below a heading of `depth`. */
  convert: (nodes: readonly RootContent[], depth: number, context: PageContext) => RootContent[];
}
