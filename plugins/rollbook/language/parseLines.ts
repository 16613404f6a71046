import type { Point, Position } from 'unist';

/** A text with the offsets at which its lines begin. */
export interface Lines {
  text: string;
  /** One more than there are lines: the last is where a line after the text would begin. */
  starts: readonly number[];
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  starts.push(text.length + 1);
  return { text, starts };
}

/** The offset at which a line ends, without its line break. Lines count from 0. */
export function endOf({ starts }: Lines, line: number): number {
  return (starts[line + 1] ?? 0) - 1;
}

/** A line, without its line break. Lines count from 0. */
export function lineAt(lines: Lines, line: number): string {
  return lines.text.slice(lines.starts[line], endOf(lines, line));
}

/** The place in the text from one offset to another, both on or after line `line`, from 0. */
export function positionAt(lines: Lines, line: number, start: number, end: number): Position {
  const from = pointAt(lines, line, start);
  return { start: from, end: pointAt(lines, from.line - 1, end) };
}

function pointAt({ starts }: Lines, from: number, offset: number): Point {
  let line = from;
  while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line += 1;
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset };
}
