import type { Table, TableCell, TableRow } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Block } from './block.ts';
import { rowOf, type TableName } from './directives.ts';
import { didYouMean, nearest } from './nearest.ts';
import { lineOf, type ReadingContext } from './reading.ts';

/** A row of a table: its cells by the camel-case names of the columns, and its line. */
export type FactRow = Record<string, string> & { line: number };

/**
 * Reads the table that a directive holds. Columns are found by name, in any order and case; one
 * that is missing or unknown is reported at its cell, and its cells are empty or left out.
 */
export function readTable(block: Block<TableName>, context: ReadingContext): FactRow[] {
  const columns = rowOf(block.name).columns ?? [];
  const tables = block.content.filter((node): node is Table => node.type === 'table');
  const [table, ...more] = tables;
  const [header, ...rows] = table?.children ?? [];
  if (!table && reportDelimiters(block, context)) return [];
  if (!table || !header || more.length > 0) {
    context.report(
      'table-columns',
      `Expected one table with the columns ${columns.map((name) => `\`${name}\``).join(', ')}, found ${tables.length === 0 ? 'none' : tables.length}`,
      block.place.opening,
    );
    return [];
  }
  const found = new Map<string, number>();
  const unknown: TableCell[] = [];
  for (const [index, cell] of header.children.entries()) {
    const written = shownIn(cell);
    const column = columns.find((name) => name.toLowerCase() === written.toLowerCase());
    if (column && !found.has(column)) found.set(column, index);
    else unknown.push(cell);
  }
  reportColumns(header, unknown, columns, found, context);
  for (const row of rows) reportCells(row, header.children.length, context);
  return rows.map((row) => readRow(row, columns, found, context));
}

/** A cell too many is not shown, and one too few moves what follows into another column. */
function reportCells(row: TableRow, expected: number, { report }: ReadingContext): void {
  const found = row.children.length;
  if (found === expected || !row.position) return;
  const advice =
    found > expected
      ? 'write `\\|` for a bar in a cell'
      : 'leave a cell empty, `| |`, where there is nothing to say';
  const cells = expected === 1 ? '1 cell' : `${expected} cells`;
  report('table-columns', `Expected ${cells}, found ${found}; ${advice}`, row.position);
}

/**
 * Points at the line under the headings where that is why there is no table: it is missing, or
 * has fewer or more cells than there are headings. Returns whether it did.
 */
function reportDelimiters(block: Block<TableName>, { source, report }: ReadingContext): boolean {
  for (const { type, position } of block.content) {
    if (type !== 'paragraph' || !position) continue;
    const lines = source.slice(position.start.offset, position.end.offset).split('\n');
    const index = lines.findIndex((line) => cellsOf(line).length > 1);
    if (index < 0) continue;
    const count = cellsOf(lines[index] ?? '').length;
    const under = (lines[index + 1] ?? '').trim();
    const isDelimiter = under.includes('-') && DELIMITER.test(under);
    const at = index + (isDelimiter ? 1 : 0);
    const line = position.start.line + at;
    const column = at === 0 ? position.start.column : 1;
    const found = isDelimiter ? `\`${under}\` with ${cellsOf(under).length}` : 'none';
    report(
      'table-columns',
      `Expected a line \`|${'---|'.repeat(count)}\` with ${count} cells under the headings, found ${found}`,
      {
        start: { line, column },
        end: { line, column: column + (lines[at] ?? '').trimEnd().length },
      },
    );
    return true;
  }
  return false;
}

const DELIMITER = /^[|:\s-]+$/;

/** The cells of a line of a table, between bars that no backslash stands before. */
function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\||(?<!\\)\|$/g, '');
  return inner.split(/(?<!\\)\|/);
}

function reportColumns(
  header: TableRow,
  unknown: readonly TableCell[],
  columns: readonly string[],
  found: ReadonlyMap<string, number>,
  context: ReadingContext,
): void {
  const complain = (reason: string, cell: TableCell | TableRow) =>
    cell.position && context.report('table-columns', reason, cell.position);
  const named = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const wording = (written: string) => (written ? `\`${written}\`` : 'an empty cell');
  const missing = columns.filter((column) => !found.has(column));
  const [stranger] = unknown;
  // One name too many and one too few is one column under another name.
  if (stranger && unknown.length === 1 && missing.length === 1) {
    complain(
      `Expected the column ${named(missing)}, found ${wording(shownIn(stranger))}`,
      stranger,
    );
    return;
  }
  const misspelt = new Set<string | undefined>();
  for (const cell of unknown) {
    const written = shownIn(cell);
    const twice = columns.find((name) => name.toLowerCase() === written.toLowerCase());
    if (!twice) misspelt.add(nearest(written, missing));
    complain(
      twice
        ? `Expected the column \`${twice}\` once, found it twice`
        : `Expected one of the columns ${named(columns)}, found ${wording(written)}${didYouMean(written, missing)}`,
      cell,
    );
  }
  const absent = missing.filter((column) => !misspelt.has(column));
  if (absent.length > 0)
    complain(
      `Expected ${absent.length === 1 ? 'a column' : 'columns'} ${named(absent)}, found none`,
      header,
    );
}

function readRow(
  row: TableRow,
  columns: readonly string[],
  found: ReadonlyMap<string, number>,
  context: ReadingContext,
): FactRow {
  const cells = columns.map((column): [string, string] => {
    const cell = row.children[found.get(column) ?? -1];
    return [camelCase(column), cell ? shownIn(cell) : ''];
  });
  const model = { ...Object.fromEntries(cells), line: lineOf(row) } as FactRow;
  if (row.position) context.locate(model, row.position);
  context.remember(row, model);
  return model;
}

function shownIn(cell: TableCell): string {
  const shown = cell.children.filter(
    (node) => !(node.type === 'mdxTextExpression' && node.value.trim().startsWith('/*')),
  );
  return textOf({ ...cell, children: shown })
    .replace(/\s+/g, ' ')
    .trim();
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());
}
