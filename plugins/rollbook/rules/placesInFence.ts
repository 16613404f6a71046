import type { Code } from 'mdast';
import type { Point } from 'unist';

/**
 * Finds places in the file by offsets in a fenced block's text. Takes the lines of the file.
 * Answers in no time however long the block: there may be many placeholders in it.
 */
export function placesInFence(fence: Code, lines: readonly string[]): (offset: number) => Point {
  const starts = [0];
  for (let at = fence.value.indexOf('\n'); at >= 0; at = fence.value.indexOf('\n', at + 1))
    starts.push(at + 1);
  const firstLine = (fence.position?.start.line ?? 1) + 1;
  return (offset) => {
    let row = 0;
    for (let above = starts.length; above - row > 1; ) {
      const middle = (row + above) >> 1;
      if ((starts[middle] ?? 0) <= offset) row = middle;
      else above = middle;
    }
    const start = starts[row] ?? 0;
    const end = starts[row + 1] ?? fence.value.length + 1;
    const line = firstLine + row;
    // A fence in a list is indented, and its text is not.
    const written = (lines[line - 1] ?? '').replace(/\r$/, '');
    const indent = Math.max(0, written.length - (end - 1 - start));
    return { line, column: indent + offset - start + 1 };
  };
}
