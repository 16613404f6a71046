import { variablesOf } from '../model/commandsOf.ts';
import type { RunSnapshot } from '../model/run.ts';
import type { Runbook } from '../model/runbook.ts';

/**
 * Takes from a runbook what a run of one procedure depends on. Checklists and templates of other
 * procedures are left out, and so are variables that nothing here uses. Throws a RangeError where
 * the runbook has no such procedure.
 */
export function snapshotOf(runbook: Runbook, procedureId: string): RunSnapshot {
  const procedure = runbook.procedures.find(({ id }) => id === procedureId);
  if (!procedure) throw new RangeError(`${runbook.id} has no procedure ${procedureId}`);
  const ours = (node: { procedure?: string | undefined }) =>
    node.procedure === undefined || node.procedure === procedureId;
  const templates = runbook.templates.filter(ours);
  const used = new Set(templates.flatMap(({ variables }) => variables));
  for (const variable of variablesOf(procedure.steps)) used.add(variable);
  return {
    title: runbook.title,
    ...(runbook.version !== undefined && { version: runbook.version }),
    procedure,
    checklists: runbook.checklists.filter(ours),
    templates,
    decisions: runbook.decisions,
    targets: runbook.targets,
    variables: runbook.variables.filter(({ name }) => used.has(name)),
    others: runbook.procedures
      .filter(({ id }) => id !== procedureId)
      .map(({ id, title, kind, risk, budget, level, alternativeTo }) => ({
        id,
        title,
        kind,
        ...(risk !== undefined && { risk }),
        ...(budget !== undefined && { budget }),
        ...(level !== undefined && { level }),
        ...(alternativeTo !== undefined && { alternativeTo }),
      })),
  };
}
