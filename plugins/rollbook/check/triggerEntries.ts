import { formatCondition } from '../model/conditionText.ts';
import type { Runbook, Trigger } from '../model/runbook.ts';
import type { Place, TriggerRow } from '../model/views.ts';
import { SEVERITIES, type Severity } from '../model/vocabulary.ts';
import type { Places } from './places.ts';

/** All triggers of a runbook as the pages over all runbooks show them, in the order of the plan. */
export function triggerRows(runbook: Runbook, places: Places): TriggerRow[] {
  return [
    ...runbook.triggers.map((trigger) => triggerRow(trigger, runbook, undefined, places)),
    ...runbook.procedures.flatMap((procedure) => {
      const home = places.find(runbook, procedure.id);
      return procedure.triggers.map((trigger) => triggerRow(trigger, runbook, home, places));
    }),
  ];
}

function triggerRow(
  trigger: Trigger,
  runbook: Runbook,
  home: Place | undefined,
  places: Places,
): TriggerRow {
  const { id, title, severity, action, signal, when, for: duration, to } = trigger;
  const leadsTo = places.find(runbook, to) ?? home;
  return {
    title,
    href: places.href(runbook, id),
    ...(severity && { severity }),
    ...(action && { action }),
    ...(signal && { signal }),
    ...(when && { when: formatCondition(when) }),
    ...(duration !== undefined && { for: duration }),
    ...(leadsTo && { leadsTo }),
  };
}

/** The worst of some severities; undefined where there is none. */
export function worstSeverity(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return SEVERITIES.findLast((severity) => severities.includes(severity));
}
