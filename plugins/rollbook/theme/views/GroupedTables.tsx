import type { RunbookPlace, ViewGroup } from '../../model/views.ts';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { STATUS_SIGNS } from '../status/words.ts';
import { RowTable, type RowTableProps } from './RowTable.tsx';

interface GroupedTablesProps<Row> extends Omit<RowTableProps<Row>, 'rows'> {
  groups: readonly ViewGroup<Row>[];
  /** What is said where no runbook has a row. */
  none: string;
}

/** A table for each runbook that has rows of a kind. `label` says what the rows are: `Flags`. */
export function GroupedTables<Row extends { href: string }>(props: GroupedTablesProps<Row>) {
  const { groups, none, label, ...table } = props;
  if (groups.length === 0) return <p>{none}</p>;
  return groups.map(({ runbook, rows }) => (
    <section key={runbook.id} aria-labelledby={headingId(runbook)}>
      <h2 id={headingId(runbook)}>
        <PageLink href={runbook.href}>{runbook.title}</PageLink>
        {runbook.status !== 'active' && <Mark sign={STATUS_SIGNS[runbook.status]} />}
      </h2>
      <RowTable {...table} label={`${label}: ${runbook.title}`} rows={rows} />
    </section>
  ));
}

function headingId(runbook: RunbookPlace): string {
  return `of-${runbook.id}`;
}
