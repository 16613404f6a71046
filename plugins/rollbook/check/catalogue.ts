import { drillState } from '../model/drillState.ts';
import { reviewDue } from '../model/reviewDue.ts';
import type { Runbook, RunbookIndex } from '../model/runbook.ts';
import type {
  Catalogue,
  CatalogueRow,
  ProcedureEntry,
  SearchData,
  TriggerEntry,
} from '../model/views.ts';
import { RISKS, ROLLS_BACK } from '../model/vocabulary.ts';
import { type Places, placesIn } from './places.ts';
import { triggerRows, worstSeverity } from './triggerEntries.ts';

/** What the catalogue shows of each runbook, in the order of the index. */
export function catalogue(index: RunbookIndex): Catalogue {
  const places = placesIn(index);
  return {
    runbooks: index.runbooks.map((runbook) => catalogueRow(runbook, places)),
    triggerCount: index.runbooks.reduce((count, runbook) => count + countTriggers(runbook), 0),
  };
}

function catalogueRow(runbook: Runbook, places: Places): CatalogueRow {
  const { owner, version, reviewed, procedures, drills } = runbook;
  const nextReview = reviewDue(runbook);
  const risk = RISKS.findLast((one) => procedures.some((procedure) => procedure.risk === one));
  const budgets = procedures
    .filter(({ kind }) => ROLLS_BACK.includes(kind))
    .flatMap(({ budget }) => budget ?? []);
  const states = drills.map((drill) => drillState(drill.status));
  return {
    ...places.runbook(runbook),
    owner,
    ...(version && { version }),
    ...(reviewed && { reviewed }),
    ...(nextReview && { nextReview }),
    ...(risk && { risk }),
    ...(budgets.length > 0 && { budget: Math.min(...budgets) }),
    drills: {
      total: states.length,
      passed: states.filter((state) => state === 'passed').length,
      failed: states.filter((state) => state === 'failed').length,
    },
  };
}

function countTriggers({ triggers, procedures }: Runbook): number {
  return procedures.reduce((count, one) => count + one.triggers.length, triggers.length);
}

/** What the search of the catalogue looks through: every trigger and procedure. */
export function searchData(index: RunbookIndex): SearchData {
  const places = placesIn(index);
  const triggers: TriggerEntry[] = [];
  const procedures: ProcedureEntry[] = [];
  for (const [number, runbook] of index.runbooks.entries()) {
    const rows = triggerRows(runbook, places);
    triggers.push(...rows.map((row) => ({ runbook: number, ...row })));
    for (const procedure of runbook.procedures) {
      const { id, title, kind, risk, budget, summary } = procedure;
      const href = places.href(runbook, id);
      const leading = rows.filter((row) => row.leadsTo?.href === href);
      const severity = worstSeverity(leading.map((row) => row.severity));
      procedures.push({
        runbook: number,
        title,
        href,
        kind,
        ...(risk && { risk }),
        ...(budget !== undefined && { budget }),
        summary,
        ...(severity && { severity }),
      });
    }
  }
  return {
    runbooks: index.runbooks.map((runbook) => places.runbook(runbook)),
    triggers,
    procedures,
  };
}
