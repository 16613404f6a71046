import type { DrillRow, ViewGroup } from '../../model/views.ts';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { DRILL_SIGNS } from './drillSigns.ts';
import { GroupedTables } from './GroupedTables.tsx';
import { ViewPage } from './ViewPage.tsx';

/** The drills of all runbooks, and how they went. */
export function Drills({ groups }: { groups: readonly ViewGroup<DrillRow>[] }) {
  return (
    <ViewPage
      title="Drills"
      lead="Which rollbacks were tried before they are needed, and how it went."
    >
      <GroupedTables
        groups={groups}
        label="Drills"
        titleColumn="Drill"
        title={({ procedure, leadsTo }) => leadsTo?.title ?? procedure}
        columns={[
          ['Status', (row) => <Status {...row} />],
          ['When', (row) => row.when],
          ['Owner', (row) => row.owner],
          [
            'Procedure',
            ({ leadsTo, procedure }) =>
              leadsTo && (
                <PageLink href={leadsTo.href}>
                  <code>{procedure}</code>
                </PageLink>
              ),
          ],
        ]}
        none="No runbook has a table of drills."
      />
    </ViewPage>
  );
}

/** The state as one of a few words, and what the author wrote where that says more. */
function Status({ state, status }: DrillRow) {
  const sign = DRILL_SIGNS[state];
  return (
    <>
      <Mark sign={sign} />
      {status.toLowerCase() !== sign.word.toLowerCase() && ` ${status}`}
    </>
  );
}
