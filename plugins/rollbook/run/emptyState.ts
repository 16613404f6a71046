import type { RunEvent, RunHeader } from '../model/run.ts';
import type { ChecklistItem } from '../model/runbook.ts';
import type { ItemState, RunState } from './runState.ts';

/** The state of a run before its first event. Takes the events in their order and their times. */
export function emptyState(
  header: RunHeader,
  events: RunEvent[],
  time: { at: number[]; gaps: RunState['gaps'] },
): RunState {
  const { procedure, decisions, checklists } = header.snapshot;
  return {
    header,
    status: 'running',
    events,
    elapsed: time.at,
    gaps: time.gaps,
    actors: [],
    steps: procedure.steps.map((step) => ({
      id: step.id,
      step,
      status: 'pending',
      attempts: [],
      departures: [],
      observed: [],
      waitsFor: [],
      copied: [],
    })),
    exceptions: [],
    decisions: decisions.map((decision) => ({
      id: decision.id,
      decision,
      trail: [],
      history: [],
    })),
    checklists: checklists.map((checklist) => ({
      id: checklist.id,
      checklist,
      items: flatten(checklist.items, 0),
      done: 0,
    })),
    variables: [],
    observed: [],
    notes: [],
    templatesUsed: [],
    changes: [],
    owed: [],
    inert: [],
  };
}

function flatten(items: readonly ChecklistItem[], depth: number): ItemState[] {
  return items.flatMap(({ id, text, items: inner }) => [
    { id, text, depth },
    ...flatten(inner, depth + 1),
  ]);
}
