import type { RunHeader, RunSnapshot } from '../model/run.ts';
import type { Runbook } from '../model/runbook.ts';
import { findDifferentFields, type PartKind } from './partFields.ts';
import { snapshotOf } from './snapshotOf.ts';

/** One part of the runbook that is not as it was. */
export interface PartChange {
  kind: PartKind;
  id: string;
  /** The title of today where there is one. */
  title: string;
  change: 'added' | 'removed' | 'changed' | 'moved';
  /** Which fields of a changed part differ, in words, as far as that is known. */
  fields: string[];
}

/** How the runbook differs from what the run began with. */
export interface ChangesSince {
  /** `gone`: the runbook has no such procedure any more. */
  state: 'same' | 'changed' | 'gone';
  parts: PartChange[];
  /** The runbook changed, and none of what the run keeps of it did. */
  elsewhere: boolean;
}

/** The fields by which parts are told apart and named; each kind has some of them. */
interface Part {
  id?: string;
  name?: string;
  metric?: string;
  title?: string;
  label?: string;
  hash?: string;
}

/**
 * Says what changed in the runbook since the run began. Pass undefined where there is no such
 * runbook any more. The run goes on with its own steps whatever comes out.
 */
export function changesSince(header: RunHeader, runbook: Runbook | undefined): ChangesSince {
  if (!runbook?.procedures.some(({ id }) => id === header.procedure))
    return { state: 'gone', parts: [], elsewhere: false };
  const then = header.snapshot;
  const now = snapshotOf(runbook, header.procedure);
  const parts = [
    ...compare('runbook', [then], [now]),
    ...compare('procedure', [then.procedure], [now.procedure]),
    ...compare('step', then.procedure.steps, now.procedure.steps),
    ...compare('checklist', then.checklists, now.checklists),
    ...compare('decision', then.decisions, now.decisions),
    ...compare('template', then.templates, now.templates),
    ...compare('variable', then.variables, variablesNow(then, now, runbook)),
    ...compare('target', then.targets, now.targets),
    ...compare('other', then.others, now.others),
  ];
  const elsewhere = parts.length === 0 && runbook.hash !== header.runbookHash;
  return { state: parts.length > 0 || elsewhere ? 'changed' : 'same', parts, elsewhere };
}

/** A variable that is no longer used is still there: it is compared and not called removed. */
function variablesNow(then: RunSnapshot, now: RunSnapshot, { variables }: Runbook) {
  const names = new Set([...(then.variables ?? []), ...now.variables].map(({ name }) => name));
  return variables.filter(({ name }) => names.has(name));
}

/** Compares the parts of one kind. A snapshot of an older Rollbook may have none of that kind. */
function compare(
  kind: PartKind,
  then: readonly Part[] | undefined,
  now: readonly Part[],
): PartChange[] {
  if (!then) return [];
  const before = byKey(then);
  const after = byKey(now);
  const order = [...before.keys()].filter((key) => after.has(key));
  const found: PartChange[] = [];
  let place = 0;
  for (const [key, part] of after) {
    const old = before.get(key);
    const moved = old !== undefined && order[place++] !== key;
    const change = changeOf(kind, old, part, moved);
    if (change) found.push({ kind, id: idOf(part), title: titleOf(part), ...change });
  }
  for (const [key, part] of before)
    if (!after.has(key))
      found.push({ kind, id: idOf(part), title: titleOf(part), change: 'removed', fields: [] });
  return found;
}

/** The order of the steps is one to go by, and that of the other parts is not. */
function changeOf(
  kind: PartKind,
  old: Part | undefined,
  part: Part,
  moved: boolean,
): Pick<PartChange, 'change' | 'fields'> | undefined {
  if (!old) return { change: 'added', fields: [] };
  const isStep = kind === 'step';
  const rehashed = isStep && old.hash !== part.hash;
  const fields = isStep && !rehashed ? [] : findDifferentFields(kind, old, part);
  if (rehashed || fields.length > 0) return { change: 'changed', fields };
  return isStep && moved ? { change: 'moved', fields } : undefined;
}

/** The parts by id. The second of one id, as a table may have it, is told apart by its number. */
function byKey(parts: readonly Part[]): Map<string, Part> {
  const seen = new Map<string, number>();
  const found = new Map<string, Part>();
  for (const part of parts) {
    const id = idOf(part);
    const number = (seen.get(id) ?? 0) + 1;
    seen.set(id, number);
    found.set(`${number} ${id}`, part);
  }
  return found;
}

function idOf({ id, name, metric }: Part): string {
  return id ?? name ?? metric ?? '';
}

function titleOf(part: Part): string {
  return part.title || part.label || idOf(part);
}
