/** A decision tree laid out: boxes and lines in one coordinate system, in CSS pixels. */
export interface Drawing {
  width: number;
  height: number;
  boxes: DrawnBox[];
  lines: DrawnLine[];
}

/** A box. An outcome or procedure has one for each answer that leads to it, so ids repeat. */
export interface DrawnBox {
  /** The id of the question, outcome or procedure that the box stands for. */
  id: string;
  kind: 'question' | 'outcome' | 'procedure';
  /** The title, broken into lines that fit the box. */
  text: string[];
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DrawnLine {
  from: string;
  to: string;
  /** Which answer of the question the line stands for, from 0. */
  answer: number;
  /** The answer, broken into lines; the first stands at `labelX`, `labelY` (its baseline). */
  label: string[];
  unsure: boolean;
  /** The `d` of an SVG path, from the question to what the answer leads to. */
  path: string;
  labelX: number;
  labelY: number;
}

/** The font size and the distance of lines that the boxes are measured for. */
export const DRAWING_FONT_SIZE = 14;
export const DRAWING_LINE_HEIGHT = 19;
