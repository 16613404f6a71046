/** A limit that a text states: `more than 5%`. */
export interface StatedFigure {
  direction: 'above' | 'below';
  figure: number;
  unit: string | undefined;
}

const STATED =
  /(>=?|≥|more than|over|above|at least|exceeds|greater than|higher than)|(<=?|≤|less than|fewer than|below|under|at most|lower than)/gi;
const FIGURE = /[ \t]{0,3}(\d{1,12}(?:\.\d{1,6})?)[ \t]?(%|[A-Za-zµ]{1,8})?/y;

/** The limits that a text states in words or signs, in order. Takes time in proportion to it. */
export function statedFigures(text: string): StatedFigure[] {
  const found: StatedFigure[] = [];
  for (const match of text.matchAll(STATED)) {
    FIGURE.lastIndex = match.index + match[0].length;
    const figure = FIGURE.exec(text);
    if (!figure) continue;
    const direction = match[1] === undefined ? 'below' : 'above';
    found.push({ direction, figure: Number(figure[1]), unit: figure[2] });
  }
  return found;
}

/**
 * Whether a text speaks of a metric: each word of its name, such as `affected` and `users` of
 * `affected_users`, begins like a word of the text. A name of one short word says too little.
 */
export function speaksOf(text: string, metric: string): boolean {
  const words = metric.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  if (words.length === 0 || (words.length === 1 && (words[0]?.length ?? 0) < 6)) return false;
  const spoken = text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return words.every((word) => spoken.some((other) => other.startsWith(word.slice(0, 4))));
}
