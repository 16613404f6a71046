import { formatMoment } from '../../run/formatTime.ts';
import { runHref } from '../run/addresses.ts';
import styles from './RunsPage.module.css';
import type { KeptRun } from './useRuns.ts';

/** What ended runs have left to be done, those that are due first. */
export function OwedList({ runs, base }: { runs: KeptRun[]; base: string }) {
  const rows = runs
    .flatMap(({ state }) => state.owed.map((owed) => ({ owed, header: state.header })))
    .sort((a, b) => ((a.owed.due ?? '~') < (b.owed.due ?? '~') ? -1 : 1));
  if (rows.length === 0) return <p className={styles.none}>Nothing is owed.</p>;
  const now = new Date().toISOString();
  return (
    <ul className={styles.list}>
      {rows.map(({ owed, header }) => (
        <li key={`${header.runId} ${owed.kind} ${owed.id}`} className={styles.owed}>
          <a href={runHref(base, header.runId)}>{owed.title}</a>
          <span>
            {header.mode === 'drill' && 'Drill: '}
            {header.snapshot.procedure.title}
            {owed.open !== undefined && `, ${owed.open} open`}
            {owed.due && `, due ${formatMoment({ at: owed.due, zone: header.zone })}`}
            {owed.due && owed.due < now && <strong> overdue</strong>}
          </span>
        </li>
      ))}
    </ul>
  );
}
