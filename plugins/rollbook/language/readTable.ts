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
  if (!table || !header || more.length > 0) {
    context.report(
      'table-columns',
      `Expected one table with the columns ${columns.map((name) => `\`${name}\``).join(', ')}, found ${tables.length === 0 ? 'none' : tables.length}`,
      block.place.opening,
    );
    return [];
  }
  const found = new Map<string, number>();
  const misspelt = new Set<string | undefined>();
  for (const [index, cell] of header.children.entries()) {
    const written = textOf(cell).trim();
    const column = columns.find((name) => name.toLowerCase() === written.toLowerCase());
    if (column && !found.has(column)) found.set(column, index);
    else if (cell.position) {
      misspelt.add(nearest(written, columns));
      context.report(
        'table-columns',
        column
          ? `Expected the column \`${column}\` once, found it twice`
          : `Expected one of the columns ${columns.map((name) => `\`${name}\``).join(', ')}, found ${written ? `\`${written}\`` : 'an empty cell'}${didYouMean(written, columns)}`,
        cell.position,
      );
    }
  }
  const missing = columns.filter((column) => !found.has(column) && !misspelt.has(column));
  if (missing.length > 0 && header.position)
    context.report(
      'table-columns',
      `Expected ${missing.length === 1 ? 'a column' : 'columns'} ${missing.map((name) => `\`${name}\``).join(', ')}, found none`,
      header.position,
    );
  return rows.map((row) => readRow(row, columns, found, context));
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
