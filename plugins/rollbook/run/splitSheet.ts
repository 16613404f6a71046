/** One entry of a typed-in sheet, as it stands in the text. */
export interface Piece {
  text: string;
  /** Its first character, and the one after its last, counted from 0 in UTF-16 units. */
  from: number;
  to: number;
  /** Counted from 1, as entries are. */
  line: number;
  entry: number;
}

/**
 * What ends an entry: the end of a line, or a comma or semicolon before something that begins like
 * an entry. Any other comma belongs to the words of a reason.
 */
const END =
  /\r\n?|\n|[,;](?=\s*(?:[a-z]{1,3}\s?\d|\d{1,2}\s?[:.]\s?\d\d|\d{4}\b|(?:start|end)\b|$))/gim;

/** Cuts what was typed into its entries. Empty ones are left out. */
export function splitSheet(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let line = 1;
  function add(end: number): void {
    const whole = text.slice(start, end);
    const kept = whole.trim();
    const from = start + whole.indexOf(kept);
    if (kept !== '')
      pieces.push({ text: kept, from, to: from + kept.length, line, entry: pieces.length + 1 });
  }
  for (const { 0: found, index } of text.matchAll(END)) {
    add(index);
    start = index + found.length;
    if (found !== ',' && found !== ';') line++;
  }
  add(text.length);
  return pieces;
}
