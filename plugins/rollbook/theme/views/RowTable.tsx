import type { ReactNode } from 'react';
import { PageLink } from '../status/PageLink.tsx';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import table from '../table/Table.module.css';
import styles from './RowTable.module.css';

/** A column: its heading and what stands in it. An empty cell is shown as a dash. */
export type Column<Row> = [name: string, cell: (row: Row) => ReactNode];

export interface RowTableProps<Row> {
  /** What the table is, for those who do not see it. */
  label: string;
  rows: readonly Row[];
  titleColumn: string;
  /** The first cell, which links to where the row comes from. */
  title: (row: Row) => ReactNode;
  columns: readonly Column<Row>[];
}

/** A table whose rows each lead somewhere. On a narrow screen a row is a block of its own. */
export function RowTable<Row extends { href: string }>(props: RowTableProps<Row>) {
  const { label, rows, titleColumn, title, columns } = props;
  return (
    <ScrollRegion className={table.scroll} aria-label={label}>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">{titleColumn}</th>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.href}>
              <th scope="row">
                <PageLink href={row.href}>{title(row)}</PageLink>
              </th>
              {columns.map(([name, cell]) => (
                <td key={name} data-column={name}>
                  <span>{cell(row) || '–'}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
