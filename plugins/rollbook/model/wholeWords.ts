/** Where a browser may end a line within a word: after these signs, and before others (UAX 14). */
export const MAY_BREAK = /[-–—/|?!%}\])]\S|\S[$([{\\]/;

/** A piece of a line of code; a whole one is not to be broken. */
export interface Piece {
  text: string;
  whole: boolean;
}

/**
 * Takes a line of code apart, so that its words stay whole up to a length in characters: a browser
 * would break `--config` after its first hyphen, and nobody could tell which character belongs to
 * the command, or whether a space does.
 */
export function wholeWords(text: string, longest: number): Piece[] {
  const pieces: Piece[] = [];
  for (const part of text.split(/(\s+)/)) {
    const whole = part.length <= longest && MAY_BREAK.test(part);
    const last = pieces.at(-1);
    // Two texts side by side would be one where they are read again as HTML.
    if (last && !last.whole && !whole) last.text += part;
    else pieces.push({ text: part, whole });
  }
  return pieces.filter((piece) => piece.text !== '');
}

/** The longest word that still fits a line on a phone, in characters. */
export const FITS_A_PHONE = 22;
