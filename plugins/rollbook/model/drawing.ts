/** A decision tree laid out: boxes and lines in one coordinate system, in CSS pixels. */
export interface Drawing {
  width: number;
  height: number;
  boxes: DrawnBox[];
  lines: DrawnLine[];
}

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
  label: string;
  unsure: boolean;
  /** The `d` of an SVG path. */
  path: string;
  labelX: number;
  labelY: number;
}
