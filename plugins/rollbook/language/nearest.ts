import { distance } from 'fastest-levenshtein';

/** The known name that is most like the one that was written, where any is like it at all. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  // A long hostile name is like none of ours, and measuring it would take its square.
  if (name.length > 64) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const edits = distance(name.toLowerCase(), candidate);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** `. Did you mean \`step\`?` or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const candidate = nearest(name, known);
  return candidate === undefined ? '' : `. Did you mean \`${candidate}\`?`;
}
