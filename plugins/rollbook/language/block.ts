import type { BlockContent, Code, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Position } from 'unist';
import type { AttributesOf } from './attributes.ts';
import type { DirectiveName } from './directives.ts';

/** Where the parts of a directive stand in the file. */
export interface Place {
  /** From the first colon to the last. */
  whole: Position;
  /** The line that opens it. */
  opening: Position;
  name: Position;
  label: Position | undefined;
  /** Each attribute with its value, by name; the id under `id`. */
  attributes: ReadonlyMap<string, Position>;
}

/** A directive of ours as it was found in the document: validated, but not yet a model. */
export interface Block<Name extends DirectiveName = DirectiveName> {
  name: Name;
  node: ContainerDirective | LeafDirective;
  /** Empty where the author wrote none. */
  id: string;
  title: string;
  label: PhrasingContent[];
  attributes: AttributesOf<Name>;
  place: Place;
  /** The directives that it holds, in order. */
  blocks: Block[];
  /** The fenced blocks that it holds itself, however deep in lists. */
  fences: Code[];
  /** What it holds besides its label. */
  content: (RootContent | BlockContent)[];
}

/** The blocks of one directive among others. */
export function blocksOf<Name extends DirectiveName>(
  blocks: readonly Block[],
  name: Name,
): Block<Name>[] {
  return blocks.filter((block): block is Block<Name> => block.name === name);
}
