import type { Runbook } from '../model/runbook.ts';
import type { MatrixProps } from '../theme/props.ts';
import type { LinkOf } from './linksOf.ts';

/** The decision matrix of a runbook: a row a procedure, each cell taken from where it is said. */
export function matrixRows(runbook: Runbook, linkOf: LinkOf): MatrixProps['rows'] {
  return runbook.procedures.flatMap((procedure) => {
    const link = linkOf(procedure.id);
    if (!link) return [];
    const { letter, scope, risk, budget } = procedure;
    const elsewhere = [
      ...runbook.triggers,
      ...runbook.procedures
        .filter((other) => other !== procedure)
        .flatMap((other) => other.triggers),
    ].filter((trigger) => trigger.to === procedure.id);
    const checks = procedure.steps.filter((step) => step.kind === 'check');
    return {
      procedure: link,
      letter,
      ...(scope && { scope }),
      ...(risk && { risk }),
      triggers: [...procedure.triggers, ...elsewhere].map((trigger) => trigger.title),
      ...(budget !== undefined && { budget }),
      verification: checks.flatMap((step) =>
        step.expects.length > 0 ? step.expects.map((expect) => expect.title) : [step.title],
      ),
    };
  });
}
