import { drillState } from '../model/drillState.ts';
import type { Runbook, RunbookIndex } from '../model/runbook.ts';
import type { DrillRow, FlagRow, TargetRow, TriggerRow, ViewGroup } from '../model/views.ts';
import { SEVERITIES } from '../model/vocabulary.ts';
import { type Places, placesIn } from './places.ts';
import { triggerRows } from './triggerEntries.ts';

/** The flags of all runbooks, by runbook; those without any are left out. So are the others here. */
export function flagsView(index: RunbookIndex): ViewGroup<FlagRow>[] {
  return groups(index, (runbook, places) =>
    runbook.flags.map(({ line, ...flag }) => ({
      ...flag,
      href: places.href(runbook, rowId('flags', line)),
    })),
  );
}

/** The targets of all runbooks. */
export function targetsView(index: RunbookIndex): ViewGroup<TargetRow>[] {
  return groups(index, (runbook, places) =>
    runbook.targets.map(({ line, ...target }) => ({
      ...target,
      href: places.href(runbook, rowId('targets', line)),
    })),
  );
}

/** The drills of all runbooks, each with what its status says. */
export function drillsView(index: RunbookIndex): ViewGroup<DrillRow>[] {
  return groups(index, (runbook, places) =>
    runbook.drills.map(({ line, ...drill }) => {
      const leadsTo = procedureNamed(drill.procedure, runbook, places);
      return {
        ...drill,
        href: places.href(runbook, rowId('drills', line)),
        state: drillState(drill.status),
        ...(leadsTo && { leadsTo }),
      };
    }),
  );
}

/** The triggers of all runbooks; within a runbook the most severe first. */
export function triggersView(index: RunbookIndex): ViewGroup<TriggerRow>[] {
  const rank = ({ severity }: TriggerRow) => (severity ? SEVERITIES.indexOf(severity) : -1);
  return groups(index, (runbook, places) =>
    triggerRows(runbook, places).sort((a, b) => rank(b) - rank(a)),
  );
}

/** The anchor of a table's row on its runbook's page. */
function rowId(kind: 'flags' | 'targets' | 'drills', line: number): string {
  return `${kind}-${line}`;
}

/** An author names the procedure of a drill by its id or by its title. */
function procedureNamed(name: string, runbook: Runbook, places: Places) {
  const folded = name.toLowerCase();
  const found = runbook.procedures.find(
    ({ id, title }) => id === name || title.toLowerCase() === folded,
  );
  return places.find(runbook, found?.id);
}

function groups<Row>(
  index: RunbookIndex,
  rowsOf: (runbook: Runbook, places: Places) => Row[],
): ViewGroup<Row>[] {
  const places = placesIn(index);
  return index.runbooks
    .map((runbook) => ({ runbook: places.runbook(runbook), rows: rowsOf(runbook, places) }))
    .filter(({ rows }) => rows.length > 0);
}
