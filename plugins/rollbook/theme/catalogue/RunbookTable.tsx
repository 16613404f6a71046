import { spellDuration } from '../../model/duration.ts';
import type { CatalogueRow } from '../../model/views.ts';
import { now } from '../page/browserStorage.ts';
import { isPast } from '../page/days.ts';
import { useHydrated } from '../page/useHydrated.ts';
import { Mark } from '../status/Mark.tsx';
import { RISK_SIGNS, type Sign, STATUS_SIGNS } from '../status/words.ts';
import { DRILL_SIGNS } from '../views/drillSigns.ts';
import { RowTable } from '../views/RowTable.tsx';

/** All runbooks: how risky, how fast, whose, how old, and whether somebody tried them. */
export function RunbookTable({ rows }: { rows: readonly CatalogueRow[] }) {
  const hydrated = useHydrated();
  const isOverdue = (date: string) => hydrated && isPast(date, now());
  return (
    <RowTable
      label="All runbooks"
      rows={rows}
      titleColumn="Runbook"
      title={({ title }) => title}
      columns={[
        ['Status', ({ status }) => <Mark sign={STATUS_SIGNS[status]} />],
        ['Highest risk', ({ risk }) => risk && <Mark sign={RISK_SIGNS[risk]} />],
        ['Fastest rollback', ({ budget }) => budget !== undefined && spellDuration(budget)],
        ['Owner', ({ owner }) => owner],
        ['Version', ({ version }) => version],
        ['Last review', ({ reviewed }) => reviewed && <time>{reviewed}</time>],
        [
          'Next review',
          ({ nextReview }) =>
            nextReview && (
              <>
                <time>{nextReview}</time> {isOverdue(nextReview) && <Mark sign={OVERDUE} />}
              </>
            ),
        ],
        ['Drills', ({ drills }) => <Drills {...drills} />],
      ]}
    />
  );
}

const OVERDUE: Sign = { word: 'Overdue', shape: 'triangle', tone: 'danger' };

function Drills({ total, passed, failed }: CatalogueRow['drills']) {
  if (total === 0) return 'None';
  const state = failed > 0 ? 'failed' : passed === total ? 'passed' : 'planned';
  return (
    <Mark sign={DRILL_SIGNS[state]}>
      {passed} of {total} passed{failed > 0 && `, ${failed} failed`}
    </Mark>
  );
}
