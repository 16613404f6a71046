import type { FlagRow, ViewGroup } from '../../model/views.ts';
import { GroupedTables } from './GroupedTables.tsx';
import { ViewPage } from './ViewPage.tsx';

/** The feature flags of all runbooks. */
export function Flags({ groups }: { groups: readonly ViewGroup<FlagRow>[] }) {
  return (
    <ViewPage title="Flags" lead="The switches of all runbooks, and what becomes of a rollback.">
      <GroupedTables
        groups={groups}
        label="Flags"
        titleColumn="Flag"
        title={({ flag }) => <code>{flag}</code>}
        columns={[
          ['Default', (row) => row.default],
          ['Purpose', (row) => row.purpose],
          ['Rollback impact', (row) => row.rollbackImpact],
        ]}
        none="No runbook has a table of flags."
      />
    </ViewPage>
  );
}
