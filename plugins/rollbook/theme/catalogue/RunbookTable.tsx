import { spellDuration } from '../../model/duration.ts';
import type { CatalogueRow, LastDrill } from '../../model/views.ts';
import { now } from '../page/browserStorage.ts';
import { isPast, spellDay } from '../page/days.ts';
import { useHydrated } from '../page/useHydrated.ts';
import { Mark } from '../status/Mark.tsx';
import { RISK_SIGNS, type Sign, STATUS_SIGNS } from '../status/words.ts';
import { DRILL_SIGNS } from '../views/drillSigns.ts';
import { RowTable } from '../views/RowTable.tsx';

interface RunbookTableProps {
  rows: readonly CatalogueRow[];
  drills?: Readonly<Record<string, LastDrill>> | undefined;
}

/** All runbooks: how risky, how fast, whose, how old, and whether somebody tried them. */
export function RunbookTable({ rows, drills = {} }: RunbookTableProps) {
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
        ['Drills', ({ id, drills: planned }) => <Drills {...planned} last={drills[id]} />],
      ]}
    />
  );
}

const OVERDUE: Sign = { word: 'Overdue', shape: 'triangle', tone: 'danger' };

/** What the runbook's table of drills says, and the last one that was run in this browser. */
function Drills({ total, passed, failed, last }: CatalogueRow['drills'] & { last?: LastDrill }) {
  const state = failed > 0 ? 'failed' : passed === total ? 'passed' : 'planned';
  return (
    <>
      {total > 0 && (
        <Mark sign={DRILL_SIGNS[state]}>
          {passed} of {total} passed{failed > 0 && `, ${failed} failed`}
        </Mark>
      )}
      {last && (
        <span>
          {total > 0 && <br />}
          Last here {spellDay(last.at, now())}: {last.ended}
        </span>
      )}
      {total === 0 && !last && 'None'}
    </>
  );
}
