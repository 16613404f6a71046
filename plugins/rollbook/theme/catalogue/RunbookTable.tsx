import { spellDuration } from '../../model/duration.ts';
import type { CatalogueRow } from '../../model/views.ts';
import { now } from '../page/browserStorage.ts';
import { isPast } from '../page/days.ts';
import { useHydrated } from '../page/useHydrated.ts';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { RISK_SIGNS, type Sign, STATUS_SIGNS } from '../status/words.ts';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import table from '../table/Table.module.css';
import { DRILL_SIGNS } from '../views/drillSigns.ts';
import styles from './RunbookTable.module.css';

const OVERDUE: Sign = { word: 'Overdue', shape: 'triangle', tone: 'danger' };

/** All runbooks: how risky, how fast, whose, how old, and whether somebody tried them. */
export function RunbookTable({ rows }: { rows: readonly CatalogueRow[] }) {
  const hydrated = useHydrated();
  return (
    <ScrollRegion className={table.scroll} aria-label="All runbooks">
      <table className={table.matrix}>
        <thead>
          <tr>
            <th scope="col">Runbook</th>
            <th scope="col">Status</th>
            <th scope="col">Highest risk</th>
            <th scope="col">Fastest rollback</th>
            <th scope="col">Owner</th>
            <th scope="col">Version</th>
            <th scope="col">Last review</th>
            <th scope="col">Next review</th>
            <th scope="col">Drills</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={styles.title}>
                <PageLink href={row.href}>{row.title}</PageLink>
              </th>
              <td data-column="Status">
                <Mark sign={STATUS_SIGNS[row.status]} />
              </td>
              <td data-column="Highest risk">
                {row.risk ? <Mark sign={RISK_SIGNS[row.risk]} /> : '–'}
              </td>
              <td data-column="Fastest rollback">
                {row.budget === undefined ? '–' : spellDuration(row.budget)}
              </td>
              <td data-column="Owner">{row.owner}</td>
              <td data-column="Version">{row.version ?? '–'}</td>
              <td data-column="Last review">{row.reviewed ?? '–'}</td>
              <td data-column="Next review">
                <span>
                  {row.nextReview ?? '–'}{' '}
                  {hydrated && row.nextReview && isPast(row.nextReview, now()) && (
                    <Mark sign={OVERDUE} />
                  )}
                </span>
              </td>
              <td data-column="Drills">
                <Drills {...row.drills} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Drills({ total, passed, failed }: CatalogueRow['drills']) {
  if (total === 0) return 'None';
  const state = failed > 0 ? 'failed' : passed === total ? 'passed' : 'planned';
  return (
    <Mark sign={DRILL_SIGNS[state]}>
      {passed} of {total} passed{failed > 0 && `, ${failed} failed`}
    </Mark>
  );
}
