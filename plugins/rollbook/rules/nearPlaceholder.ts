import type { Position } from 'unist';
import type { Details } from '../language/message.ts';
import { findNearPlaceholders, safelyFilled } from '../language/placeholders.ts';
import type { FencePlace } from '../language/placeInFence.ts';

/**
 * Reports each placeholder of a fence that would go out literally, since it is written with spaces,
 * capitals or hyphens. `known` says whether the name that was meant is one of ours.
 */
export function reportNearPlaceholders(
  text: string,
  lang: string | undefined,
  known: (name: string) => boolean,
  place: FencePlace,
  reportAt: (place: Position, reason: string, details?: Details) => void,
): void {
  const found = findNearPlaceholders(text, known);
  const safe = safelyFilled(text, lang, found);
  for (const [index, { variable, start, end }] of found.entries()) {
    const range = place(start, end);
    const from = range.start.offset;
    const to = range.end.offset;
    // Where the variable cannot be quoted, the mended text would be wrong in another way.
    const mendable = safe[index] && from !== undefined && to !== undefined;
    reportAt(
      range,
      `Expected \`{{${variable}}}\`, found \`${text.slice(start, end)}\``,
      mendable ? { fix: [{ start: from, end: to, text: `{{${variable}}}` }] } : {},
    );
  }
}
