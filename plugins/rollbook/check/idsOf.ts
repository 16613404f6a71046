import type { Runbook } from '../model/runbook.ts';

/** Every id within a runbook: what a reference can lead to and what is an anchor on its page. */
export function idsOf(runbook: Runbook): ReadonlySet<string> {
  const nodes = [
    ...runbook.triggers,
    ...runbook.procedures,
    ...runbook.procedures.flatMap((procedure) => [...procedure.triggers, ...procedure.steps]),
    ...runbook.decisions,
    ...runbook.decisions.flatMap((decision) => [...decision.questions, ...decision.outcomes]),
    ...runbook.checklists,
    ...runbook.templates,
  ];
  return new Set(nodes.map((node) => node.id).filter(Boolean));
}
