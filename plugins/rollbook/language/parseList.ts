import type { List, ListItem, Paragraph } from 'mdast';
import { endOf, type Lines, lineAt, positionAt } from './parseLines.ts';
import { parsePhrasing } from './parsePhrasing.ts';

/** An item on one line: its marker, its box, and the first letters of what it says. */
const ITEM =
  /^( *)(-|(\d{1,9})\.) (?:\[([ xX])\] (?=[^ ]))?(?=(?:[A-Za-z(“„]|(?!\d{1,9}[.)](?: |$))\d|\*\*[A-Za-z0-9]|`[^`]|\[[^\]^]))/;

/**
 * Reads the list that the lines from `first` up to `end` are, counted from 0: tight, each item on
 * one line, lists in it indented by exactly the marker's width. Undefined where it is written
 * otherwise.
 */
export function parseList(lines: Lines, first: number, end: number): List | undefined {
  const read = readList(lines, first, end, 0);
  return read && read.next === end ? read.list : undefined;
}

function readList(
  lines: Lines,
  first: number,
  end: number,
  indent: number,
): { list: List; next: number } | undefined {
  const children: ListItem[] = [];
  const opening = ITEM.exec(lineAt(lines, first));
  const ordered = opening?.[3] !== undefined;
  const begin = (lines.starts[first] ?? 0) + indent;
  let line = first;
  while (line < end) {
    const found = ITEM.exec(lineAt(lines, line));
    if (!found) return undefined;
    const [written, spaces = '', marker = '', number, box] = found;
    if (spaces.length < indent) break;
    // One kind of marker after another begins a new list.
    if (spaces.length > indent || (number !== undefined) !== ordered) return undefined;
    const start = (lines.starts[line] ?? 0) + indent;
    const from = start - indent + written.length;
    const stop = endOf(lines, line);
    const content = parsePhrasing(lines, line, from, stop);
    if (!content) return undefined;
    // The full parser moves a paragraph behind its box only where it begins with text.
    const inner = indent + marker.length + 1;
    const isMoved = box === undefined || content[0]?.type === 'text';
    const said = isMoved ? from : start + marker.length + 1;
    const position = positionAt(lines, line, said, stop);
    const paragraph: Paragraph = { type: 'paragraph', children: content, position };
    const item: ListItem = {
      type: 'listItem',
      spread: false,
      checked: box === undefined ? null : box !== ' ',
      children: [paragraph],
    };
    let itemEnd = stop;
    const firstLine = line;
    line += 1;
    if (line < end && indentOf(lines, line) === inner) {
      const nested = readList(lines, line, end, inner);
      // An ordered list that interrupts a paragraph has to begin with 1.
      if (!nested || (nested.list.ordered && nested.list.start !== 1)) return undefined;
      item.children.push(nested.list);
      line = nested.next;
      itemEnd = endOf(lines, line - 1);
    }
    item.position = positionAt(lines, firstLine, start, itemEnd);
    children.push(item);
  }
  const number = opening?.[3];
  const list: List = {
    type: 'list',
    ordered,
    start: number === undefined ? null : Number(number),
    spread: false,
    children,
    position: positionAt(lines, first, begin, endOf(lines, line - 1)),
  };
  return { list, next: line };
}

function indentOf(lines: Lines, line: number): number {
  const written = lineAt(lines, line);
  return written.length - written.trimStart().length;
}
