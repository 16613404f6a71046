import type { RunEvent, RunHeader } from '../model/run.ts';
import type { Checklist, Command, Decision, Step } from '../model/runbook.ts';
import type { Gap } from './elapsed.ts';

/** One event's place in time. */
export interface Moment {
  /** The event's id. */
  id: string;
  /** UTC. */
  at: string;
  zone: string;
  actor: string;
  /** ms since the run's first event. */
  elapsed: number;
}

/** `finished-with-exceptions`: a step failed, was skipped or was never done. */
export type RunStatus = 'running' | 'finished' | 'finished-with-exceptions' | 'abandoned';

export type StepStatus =
  | 'pending'
  | 'started'
  | 'done'
  | 'failed'
  | 'skipped'
  | 'not-applicable'
  | 'reopened';

/** One try of a step. */
export interface Attempt {
  start: Moment;
  /** True where nobody said when it began: it is counted from the end of the step before. */
  assumed: boolean;
  end?: Moment;
  result?: 'done' | 'failed' | 'skipped' | 'not-applicable' | 'reopened';
  reason?: string;
}

/** Something that became of a step other than that it was done. */
export interface Departure {
  kind: 'failed' | 'skipped' | 'not-applicable' | 'reopened';
  reason?: string;
  when: Moment;
}

/** A value that somebody read off. */
export interface Observation extends Moment {
  /** The step, or `targets`. */
  target: string;
  /** Which expectation of the step (or which row of the targets), from 0. */
  expect?: number;
  value: string;
  /** Whether it is as expected. Absent where nothing and nobody can say. */
  met?: boolean;
}

/** A step that another one waits for. */
export interface Waiting {
  step: string;
  /** `approval` where the step is somebody's consent. */
  kind: 'step' | 'approval';
}

export interface StepState {
  id: string;
  step: Step;
  status: StepStatus;
  /** Why it was skipped, is not applicable, failed or was reopened. */
  reason?: string;
  /** Who approved or did it, where that is not the actor of the event. */
  by?: string;
  attempts: Attempt[];
  /** All of them, in order, also those that were made good since. */
  departures: Departure[];
  /** ms of all ended attempts together. Absent where none ended. */
  duration?: number;
  /** When it is due, UTC, for a step with a deadline in a run that has started. */
  due?: string;
  observed: Observation[];
  waitsFor: Waiting[];
  copied: Moment[];
}

/** An answer that counts. */
export interface Given {
  question: string;
  answer: number;
  title: string;
  to?: string;
  when: Moment;
}

export interface DecisionState {
  id: string;
  decision: Decision;
  /** The answers that count, in the order of the walk. */
  trail: Given[];
  /** All answers ever given; `answer` is absent where somebody went back to the question. */
  history: { question: string; answer?: number; title?: string; when: Moment }[];
}

export interface ItemState {
  id: string;
  text: string;
  /** 0 for an item of the list itself, 1 for one inside such an item. */
  depth: number;
  checked?: Moment;
}

export interface ChecklistState {
  id: string;
  checklist: Checklist;
  items: ItemState[];
  done: number;
}

/** A variable of the run. The value of a secret is never here. */
export interface VariableState {
  name: string;
  value?: string;
  /** True where a secret was filled in. */
  secret: boolean;
  when: Moment;
}

/** What a step changed, or may have changed, and how to take it back. */
export interface Change {
  step: string;
  code: string;
  title: string;
  effect: Step['effect'];
  /** False where the step began or failed, so that nobody knows how far it came. */
  sure: boolean;
  when: Moment;
  /** Absent where the plan knows no way back. */
  undo?: { text: string; command?: Command };
}

/** What a run leaves to be done after its end. */
export interface Owed {
  kind: 'step' | 'checklist' | 'template';
  id: string;
  title: string;
  /** When it is due, UTC. Absent for what has no date, such as the conditions for re-enabling. */
  due?: string;
  /** How many items of a checklist are open. */
  open?: number;
}

export interface Note extends Moment {
  target?: string;
  text: string;
}

/** Everything that is shown of a run. Made by `reduce` from its record and nothing else. */
export interface RunState {
  header: RunHeader;
  status: RunStatus;
  /** Sorted, each once. */
  events: RunEvent[];
  /** ms since the first event, for each event. */
  elapsed: number[];
  gaps: Gap[];
  started?: Moment;
  ended?: Moment;
  /** Why it was abandoned, or what was said at the end. */
  endText?: string;
  /** When the trouble was detected, UTC, and the event that says so. */
  detected?: { at: string; when: Moment };
  trigger?: string;
  /** Everybody who did something, in order of appearance. */
  actors: string[];
  /** In the order of the procedure. */
  steps: StepState[];
  /** What a step is counted from that nobody began: the end of the one before, or the start here. */
  since?: Moment;
  /** The step to look at: begun, just failed, or the next one. Absent where all are settled. */
  current?: string;
  /** Ids of the steps that keep the run from being simply complete. */
  exceptions: string[];
  decisions: DecisionState[];
  checklists: ChecklistState[];
  variables: VariableState[];
  /** Observations of the targets; those of steps are with the steps. */
  observed: Observation[];
  notes: Note[];
  templatesUsed: { id: string; when: Moment }[];
  /** Latest first: the order in which to take things back. */
  changes: Change[];
  /** After the end of a run that was not abandoned. */
  owed: Owed[];
  /** Events that changed nothing: of a later type, of something that the run does not have, or
   * of no effect where they stand. */
  inert: RunEvent[];
}

const SETTLED: ReadonlySet<StepStatus> = new Set<StepStatus>([
  'done',
  'failed',
  'skipped',
  'not-applicable',
]);
/** Whether nothing more is expected of the step for now. */
export function isSettled(step: StepState): boolean {
  return SETTLED.has(step.status);
}

/** Whether what needs the step may go on. */
export function isFulfilled(step: StepState): boolean {
  return step.status === 'done' || step.status === 'not-applicable';
}
