import { later } from './later.ts';
import type { Owed, RunState } from './runState.ts';
import { isSettled } from './runState.ts';

/**
 * What a finished run leaves to be done: open steps with a deadline (counted from the start),
 * checklists of after the run, of a later day or for re-enabling (`after` is counted from the
 * end), and unused templates with a time limit (a report or post-mortem counts from the end, a
 * message from the start). Sorted by when it is due, what has no date last.
 */
export function owedAfter(state: RunState): Owed[] {
  const end = state.ended?.at;
  const owed: Owed[] = [];
  for (const step of state.steps)
    if (step.due && !isSettled(step))
      owed.push({ kind: 'step', id: step.id, title: step.step.title, due: step.due });
  for (const { checklist, items, done } of state.checklists) {
    const { id, title, phase, after } = checklist;
    const outlives = after !== undefined || phase === 'after' || phase === 're-enable';
    if (!outlives || done === items.length) continue;
    const open = items.length - done;
    owed.push({ kind: 'checklist', id, title, open, ...dueAt(end, after) });
  }
  for (const { id, title, kind, within } of state.header.snapshot.templates) {
    if (within === undefined || state.templatesUsed.some((used) => used.id === id)) continue;
    const from = kind === 'report' || kind === 'post-mortem' ? end : (state.started?.at ?? end);
    owed.push({ kind: 'template', id, title, ...dueAt(from, within) });
  }
  return owed.sort((a, b) => compare(a.due ?? '~', b.due ?? '~'));
}

function dueAt(from: string | undefined, seconds: number | undefined): { due?: string } {
  if (from === undefined || seconds === undefined) return {};
  const due = later(from, seconds);
  return due === undefined ? {} : { due };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
