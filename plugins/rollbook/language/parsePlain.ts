import type { Code, Heading, Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { readDirectiveLine } from './parseDirectiveLine.ts';
import { endOf, type Lines, lineAt, linesOf, positionAt } from './parseLines.ts';
import { parseList } from './parseList.ts';
import { parsePhrasing } from './parsePhrasing.ts';
import { parseSlice } from './parseSlice.ts';
import { parseTable } from './parseTable.ts';

/** What nothing here knows: other white space and other line ends. */
const STRANGE = /[\t\r\v\f\0\uFEFF]/;
const MODULE = /^(?:import|export)\b/;
const FENCE = /^(`{3,})(?:([^ `\\&]+)(?: ([^ `\\&](?:[^`\\&]*[^ `\\&])?))?)?$/;
const HEADING = /^(#{1,6}) (?=[A-Za-z0-9`])(?!.*[# ]$)/;
const COMMENT = /^\{(\/\*(?:[^*]|\*(?!\/))*\*\/)\}$/;
/** How a paragraph may begin so that it can be nothing else. */
const PARAGRAPH = /^(?:[A-Za-z("“„‘]|(?!\d{1,9}[.)](?: |$))\d|\*\*[A-Za-z0-9]|`(?!``)|\[(?!\^))/;
const ITEM = /^(?:[-+*]|\d{1,9}[.)])(?: |$)/;
/** The beginning of a line that ends a paragraph or a list without a blank line before it. */
const BLOCK = /^(?:`{3}|~{3}|:{2}|#{1,6} |[{<])/;

interface Open {
  node: Root | ContainerDirective;
  colons: number;
  /** The line on which it opens, from 0. */
  line: number;
}

/** Parses some of a document with the full parser; may throw as that does. */
export type ParseText = (text: string) => Root;

/**
 * Parses a document that is written plainly: directives, fences and headings that begin their
 * line, and blank lines between everything else. Paragraphs, lists and tables with something out
 * of the ordinary in them are given to the full parser one by one. Returns the same tree as the
 * full parser, without the parsed JavaScript of comments, or undefined where it cannot be certain
 * of that. A syntax error of MDX is thrown where the full parser throws it.
 */
export function parsePlain(text: string, parseText: ParseText): Root | undefined {
  const lines = linesOf(text);
  const count = lines.starts.length - 1;
  const root: Root = { type: 'root', children: [] };
  const stack: Open[] = [{ node: root, colons: Number.POSITIVE_INFINITY, line: 0 }];
  let line = 0;
  if (text.startsWith('---\n')) {
    const end = text.indexOf('\n---\n', 3);
    if (end < 0) return undefined;
    const value = text.slice(4, Math.max(4, end));
    const position = positionAt(lines, 0, 0, end + 4);
    root.children.push({ type: 'yaml', value, position });
    line = position.end.line;
  }
  if (STRANGE.test(text)) return undefined;

  while (line < count) {
    const written = lineAt(lines, line);
    const top = stack.at(-1);
    if (!top) return undefined;
    const { node } = top;
    if (written === '') {
      line += 1;
    } else if (/^:+$/.test(written)) {
      if (written.length !== top.colons || node.type === 'root') return undefined;
      const start = lines.starts[top.line] ?? 0;
      node.position = positionAt(lines, top.line, start, endOf(lines, line));
      stack.pop();
      line += 1;
    } else if (written.startsWith(':')) {
      const opening = readDirectiveLine(lines, line);
      if (!opening || opening.colons >= top.colons) return undefined;
      const { name, attributes, label, colons } = opening;
      if (colons === 2) {
        const position = positionAt(lines, line, lines.starts[line] ?? 0, endOf(lines, line));
        const children = label?.children ?? [];
        const leaf: LeafDirective = { type: 'leafDirective', name, attributes, children, position };
        node.children.push(leaf);
      } else {
        const children = label ? [label] : [];
        const opened: ContainerDirective = {
          type: 'containerDirective',
          name,
          attributes,
          children,
        };
        node.children.push(opened);
        stack.push({ node: opened, colons, line });
      }
      line += 1;
    } else {
      const read = readBlock(lines, line, count, stack.length > 1, parseText);
      if (!read) return undefined;
      node.children.push(...(read.nodes as ContainerDirective['children']));
      line = read.next;
    }
  }
  if (stack.length > 1) return undefined;
  root.position = positionAt(lines, 0, 0, text.length);
  return root;
}

interface ReadBlock {
  nodes: RootContent[];
  /** The line after it, from 0. */
  next: number;
}

function readBlock(
  lines: Lines,
  line: number,
  count: number,
  isHeld: boolean,
  parseText: ParseText,
): ReadBlock | undefined {
  const written = lineAt(lines, line);
  const start = lines.starts[line] ?? 0;
  const stop = endOf(lines, line);
  if (written.startsWith('```')) return readFence(lines, line, count, isHeld);
  const position = () => positionAt(lines, line, start, stop);
  if (written[0] === '#') {
    const mark = HEADING.exec(written)?.[0];
    const children = mark && parsePhrasing(lines, line, start + mark.length, stop);
    if (!children) return undefined;
    const depth = (mark.length - 1) as Heading['depth'];
    return { nodes: [{ type: 'heading', depth, children, position: position() }], next: line + 1 };
  }
  const end = endOfRun(lines, line, count);
  if (end === undefined) return undefined;
  if (written[0] === '{') {
    const value = COMMENT.exec(written)?.[1];
    if (value === undefined || end !== line + 1) return undefined;
    return { nodes: [{ type: 'mdxFlowExpression', value, position: position() }], next: end };
  }
  if (written[0] === ' ' || MODULE.test(written)) return undefined;
  const isItem = ITEM.test(written);
  const block = isItem
    ? parseList(lines, line, end)
    : written[0] === '|'
      ? parseTable(lines, line, end)
      : PARAGRAPH.test(written)
        ? readParagraph(lines, line, end)
        : undefined;
  const last = isItem ? endOfList(lines, end, count, block && markerOf(written)) : end;
  if (last === undefined) return undefined;
  if (block && last === end) return { nodes: [block], next: end };
  const nodes = parseSlice(lines, line, last, isItem, parseText);
  return nodes && { nodes, next: last };
}

function readParagraph(lines: Lines, line: number, end: number): RootContent | undefined {
  // What may follow on the next lines is more than can be told from their beginnings here.
  if (end !== line + 1) return undefined;
  const start = lines.starts[line] ?? 0;
  const stop = endOf(lines, line);
  const children = parsePhrasing(lines, line, start, stop);
  return (
    children && { type: 'paragraph', children, position: positionAt(lines, line, start, stop) }
  );
}

function readFence(
  lines: Lines,
  line: number,
  count: number,
  isHeld: boolean,
): ReadBlock | undefined {
  const opening = FENCE.exec(lineAt(lines, line));
  if (!opening) return undefined;
  const [, marks = '', lang = null, meta = null] = opening;
  for (let close = line + 1; close < count; close++) {
    const written = lineAt(lines, close);
    // In a container such a line may close that, and the fence with it.
    if (isHeld && /^ *:{3,} *$/.test(written)) return undefined;
    if (!/^ *`{3,} *$/.test(written) || written.trim().length < marks.length) continue;
    if (written !== written.trim()) return undefined;
    const first = lines.starts[line + 1] ?? 0;
    const value = lines.text.slice(first, Math.max(first, (lines.starts[close] ?? 0) - 1));
    const position = positionAt(lines, line, lines.starts[line] ?? 0, endOf(lines, close));
    const code: Code = { type: 'code', lang, meta, value, position };
    return { nodes: [code], next: close + 1 };
  }
  return undefined;
}

/** The line after the last that is not blank, or undefined where something else begins before. */
function endOfRun(lines: Lines, first: number, count: number): number | undefined {
  for (let line = first + 1; line < count; line++) {
    const written = lineAt(lines, line);
    // A line of blanks is blank, and one of colons closes what is open.
    if (written.trim() === '') return written === '' ? line : undefined;
    if (/^:{3,}$/.test(written)) return line;
    if (BLOCK.test(written) || /^ +(?:`{3}|~{3}|:{2}|[{<])/.test(written)) return undefined;
  }
  return count;
}

/** Where a list really ends whose first lines end at `line`: after all that is indented or an item. */
function endOfList(
  lines: Lines,
  line: number,
  count: number,
  marker: string | undefined,
): number | undefined {
  let end = line;
  for (;;) {
    let next = end;
    while (next < count && lineAt(lines, next) === '') next += 1;
    const written = next < count ? lineAt(lines, next) : '';
    if (next === end || !(written.startsWith(' ') || ITEM.test(written))) return end;
    // Another kind of marker begins another list, where it is certain which this one has.
    if (marker && !written.startsWith(' ') && markerOf(written) !== marker) return end;
    const after = endOfRun(lines, next, count);
    if (after === undefined || BLOCK.test(written.trimStart())) return undefined;
    end = after;
  }
}

function markerOf(item: string): string | undefined {
  return /^\d*(.)/.exec(item)?.[1];
}
