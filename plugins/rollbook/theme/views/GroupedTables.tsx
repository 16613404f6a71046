import type { ReactNode } from 'react';
import type { RunbookPlace, ViewGroup } from '../../model/views.ts';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { STATUS_SIGNS } from '../status/words.ts';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import table from '../table/Table.module.css';
import styles from './GroupedTables.module.css';

/** A column: its heading and what stands in it. An empty cell is shown as a dash. */
export type Column<Row> = [name: string, cell: (row: Row) => ReactNode];

interface GroupedTablesProps<Row> {
  groups: readonly ViewGroup<Row>[];
  /** What the rows are: `Flags`. */
  label: string;
  /** The first column names the row and links to where it is said. */
  title: (row: Row) => ReactNode;
  titleColumn: string;
  columns: readonly Column<Row>[];
  /** What is said where no runbook has a row. */
  none: string;
}

/** A table for each runbook that has rows of a kind. */
export function GroupedTables<Row extends { href: string }>(props: GroupedTablesProps<Row>) {
  const { groups, none } = props;
  if (groups.length === 0) return <p>{none}</p>;
  return groups.map(({ runbook, rows }) => (
    <section key={runbook.id} aria-labelledby={headingId(runbook)}>
      <h2 id={headingId(runbook)}>
        <PageLink href={runbook.href}>{runbook.title}</PageLink>
        {runbook.status !== 'active' && <Mark sign={STATUS_SIGNS[runbook.status]} />}
      </h2>
      <RunbookRows {...props} runbook={runbook} rows={rows} />
    </section>
  ));
}

interface RunbookRowsProps<Row> extends Omit<GroupedTablesProps<Row>, 'groups' | 'none'> {
  runbook: RunbookPlace;
  rows: readonly Row[];
}

function RunbookRows<Row extends { href: string }>(props: RunbookRowsProps<Row>) {
  const { runbook, rows, label, title, titleColumn, columns } = props;
  return (
    <ScrollRegion className={table.scroll} aria-label={`${label}: ${runbook.title}`}>
      <table className={table.matrix}>
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
              <th scope="row" className={styles.title}>
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

function headingId(runbook: RunbookPlace): string {
  return `of-${runbook.id}`;
}
