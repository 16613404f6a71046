import type { RunHeader } from '../model/run.ts';
import type { Checklist, ChecklistItem, Runbook } from '../model/runbook.ts';

/** How the runbook differs from what the run began with. */
export interface ChangesSince {
  /** `same`, `changed`, or `gone`: the runbook has no such procedure any more. */
  procedure: 'same' | 'changed' | 'gone';
  /** Steps by id, with the title of today where there is one. */
  steps: { id: string; title: string; change: 'added' | 'removed' | 'changed' | 'moved' }[];
  /** Checklists whose items are others than they were. */
  checklists: { id: string; title: string; change: 'added' | 'removed' | 'changed' }[];
}

/**
 * Says what changed in the runbook since the run began. Pass undefined where there is no such
 * runbook any more. The run goes on with its own steps whatever comes out.
 */
export function changesSince(header: RunHeader, runbook: Runbook | undefined): ChangesSince {
  const then = header.snapshot;
  const now = runbook?.procedures.find(({ id }) => id === header.procedure);
  if (!runbook || !now) return { procedure: 'gone', steps: [], checklists: [] };
  const steps: ChangesSince['steps'] = [];
  const kept = now.steps.filter(({ id }) => then.procedure.steps.some((step) => step.id === id));
  const order = then.procedure.steps.filter(({ id }) => kept.some((step) => step.id === id));
  for (const step of now.steps) {
    const { id, title } = step;
    const before = then.procedure.steps.find((other) => other.id === id);
    if (!before) steps.push({ id, title, change: 'added' });
    else if (before.hash !== step.hash) steps.push({ id, title, change: 'changed' });
    else if (kept.indexOf(step) !== order.indexOf(before))
      steps.push({ id, title, change: 'moved' });
  }
  for (const { id, title } of then.procedure.steps)
    if (!now.steps.some((step) => step.id === id)) steps.push({ id, title, change: 'removed' });
  const changed = steps.length > 0 || now.hash !== then.procedure.hash;
  return {
    procedure: changed ? 'changed' : 'same',
    steps,
    checklists: compareChecklists(
      then.checklists,
      runbook.checklists.filter(
        ({ procedure }) => procedure === undefined || procedure === header.procedure,
      ),
    ),
  };
}

function compareChecklists(then: Checklist[], now: Checklist[]): ChangesSince['checklists'] {
  const found: ChangesSince['checklists'] = [];
  for (const { id, title, items } of now) {
    const before = then.find((other) => other.id === id);
    if (!before) found.push({ id, title, change: 'added' });
    else if (itemIds(before.items) !== itemIds(items)) found.push({ id, title, change: 'changed' });
  }
  for (const { id, title } of then)
    if (!now.some((other) => other.id === id)) found.push({ id, title, change: 'removed' });
  return found;
}

/** An item's id is made of its text, so that the ids say whether anything changed. */
function itemIds(items: readonly ChecklistItem[]): string {
  return items.map(({ id, items: inner }) => `${id}(${itemIds(inner)})`).join(' ');
}
