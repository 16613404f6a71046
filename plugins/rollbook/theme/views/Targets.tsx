import type { TargetRow, ViewGroup } from '../../model/views.ts';
import { GroupedTables } from './GroupedTables.tsx';
import { ViewPage } from './ViewPage.tsx';

/** The targets of all runbooks. */
export function Targets({ groups }: { groups: readonly ViewGroup<TargetRow>[] }) {
  return (
    <ViewPage title="Targets" lead="What the rollbacks of all runbooks are measured by.">
      <GroupedTables
        groups={groups}
        label="Targets"
        titleColumn="Metric"
        title={({ metric }) => metric}
        columns={[
          ['Target', (row) => row.target],
          ['Measured by', (row) => row.measuredBy],
        ]}
        none="No runbook has a table of targets."
      />
    </ViewPage>
  );
}
