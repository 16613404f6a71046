import type { Block } from '../language/block.ts';
import type { DirectiveName } from '../language/directives.ts';
import type { Reading } from '../language/read.ts';

/** The directives of one name, wherever they stand, with what each became in the model. */
export function heldBlocks<Name extends DirectiveName>(
  reading: Reading,
  name: Name,
): { block: Block<Name>; model: object }[] {
  const found: { block: Block<Name>; model: object }[] = [];
  const open = [...reading.blocks].reverse();
  for (let block = open.pop(); block; block = open.pop()) {
    const model = block.name === name ? reading.models.get(block.node) : undefined;
    if (model) found.push({ block: block as Block<Name>, model });
    for (let index = block.blocks.length - 1; index >= 0; index--) {
      const inner = block.blocks[index];
      if (inner) open.push(inner);
    }
  }
  return found;
}
