import type { AlignType, Table, TableCell, TableRow } from 'mdast';
import { endOf, type Lines, lineAt, positionAt } from './parseLines.ts';
import { parsePhrasing } from './parsePhrasing.ts';

const DELIMITERS = /^\|(?: ?:?-+:? ?\|)+$/;

/**
 * Reads the table that the lines from `first` up to `end` are, counted from 0: each with a bar at
 * both ends and as many cells as the first. Undefined where it is written otherwise.
 */
export function parseTable(lines: Lines, first: number, end: number): Table | undefined {
  const delimiters = lineAt(lines, first + 1);
  if (end - first < 2 || !DELIMITERS.test(delimiters)) return undefined;
  const align = delimiters.slice(1, -1).split('|').map(alignOf);
  const children: TableRow[] = [];
  for (let line = first; line < end; line++) {
    if (line === first + 1) continue;
    const row = parseRow(lines, line, align.length);
    if (!row) return undefined;
    children.push(row);
  }
  const start = lines.starts[first] ?? 0;
  const position = positionAt(lines, first, start, endOf(lines, end - 1));
  return { type: 'table', align, children, position };
}

function alignOf(cell: string): AlignType {
  const written = cell.trim();
  if (written.endsWith(':')) return written.startsWith(':') ? 'center' : 'right';
  return written.startsWith(':') ? 'left' : null;
}

function parseRow(lines: Lines, line: number, width: number): TableRow | undefined {
  const { text } = lines;
  const start = lines.starts[line] ?? 0;
  const end = endOf(lines, line);
  if (text[start] !== '|' || text[end - 1] !== '|' || end - start < 2) return undefined;
  const children: TableCell[] = [];
  for (let bar = start; bar < end - 1; ) {
    const next = text.indexOf('|', bar + 1);
    let from = bar + 1;
    let to = next;
    while (from < to && text[from] === ' ') from += 1;
    while (to > from && text[to - 1] === ' ') to -= 1;
    // A bar after a backslash is text, also in code.
    if (text[next - 1] === '\\' || from === to) return undefined;
    const content = parsePhrasing(lines, line, from, to);
    if (!content) return undefined;
    const position = positionAt(lines, line, bar, next === end - 1 ? end : next);
    children.push({ type: 'tableCell', children: content, position });
    bar = next;
  }
  if (children.length !== width) return undefined;
  return { type: 'tableRow', children, position: positionAt(lines, line, start, end) };
}
