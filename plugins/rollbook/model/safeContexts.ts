import type { PlaceholderContext } from './vocabulary.ts';

/**
 * Where a value may be filled in. A `word` is quoted; a `plain` text has no shell that could be
 * misled; a `comment` ends at the line's end, and a value with a line break is never filled in.
 * Everywhere else (inside quotes, backticks, heredocs, nested shells …) no quoting holds for every
 * shell, so the placeholder is refused instead.
 */
export const SAFE_CONTEXTS: ReadonlySet<PlaceholderContext> = new Set<PlaceholderContext>([
  'word',
  'plain',
  'comment',
]);
