/**
 * The words of a text as they are compared: without case and accents, cut wherever something is
 * neither letter nor digit, so that `stats_deviation` is two words.
 */
export function foldWords(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
