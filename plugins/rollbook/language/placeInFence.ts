import type { Code } from 'mdast';
import type { Point, Position } from 'unist';
import { textOfFence } from './reading.ts';

/** Turns a range of offsets in a fence's text into its range in the file, with offsets there. */
export type FencePlace = (start: number, end: number) => Position;

/**
 * Takes the source of a file and then a fence of it. The lines are looked up once for the file and
 * once for the fence, so that many messages cost no more than the text is long.
 */
export function placeInFence(source: string): (fence: Code) => FencePlace {
  let starts: number[] | undefined;
  return (fence) => {
    const text = textOfFence(fence);
    let rows: number[] | undefined;
    const first = (fence.position?.start.line ?? 1) + 1;
    const point = (offset: number): Point => {
      starts ??= startsOfLines(source);
      const lineStarts = starts;
      rows ??= startsOfLines(text);
      const row = rowOf(rows, Math.min(Math.max(offset, 0), text.length));
      const line = Math.min(first + row, lineStarts.length);
      const start = lineStarts[line - 1] ?? 0;
      const written = lengthOfLine(source, start, lineStarts[line]);
      const rowStart = rows[row] ?? 0;
      const length = lengthOfLine(text, rowStart, rows[row + 1]);
      // A fence in a list or a quote is indented, and its text is not.
      const indent = Math.max(0, written - length);
      const column = Math.min(indent + Math.min(offset - rowStart, length), written);
      return { line, column: column + 1, offset: start + column };
    };
    return (start, end) => ({ start: point(start), end: point(Math.max(start, end)) });
  };
}

/** The offset of the first character of each line. */
export function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last line that begins at or before an offset. */
export function rowOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lengthOfLine(text: string, start: number, next: number | undefined): number {
  let end = next === undefined ? text.length : next - 1;
  if (end > start && text[end - 1] === '\r') end -= 1;
  return end - start;
}
