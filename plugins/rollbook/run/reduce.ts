import type { KnownRunEvent, RunEvent, RunHeader } from '../model/run.ts';
import type { Variable } from '../model/runbook.ts';
import { isKnownEvent } from '../model/runVocabulary.ts';
import { applyAnswer } from './applyAnswer.ts';
import { applyToStep } from './applyToStep.ts';
import { changesOf } from './changesOf.ts';
import { currentStep } from './currentStep.ts';
import { elapsed } from './elapsed.ts';
import { emptyState } from './emptyState.ts';
import { later } from './later.ts';
import { owedAfter } from './owedAfter.ts';
import type { Moment, RunState, StepState, VariableState } from './runState.ts';
import { isFulfilled, isSettled } from './runState.ts';
import { sortEvents } from './sortEvents.ts';
import { waitsFor } from './waitsFor.ts';

/**
 * Makes the state of a run from its header and events. Any subset of the events, in any order and
 * with any repetition, gives a valid state: the events are sorted by id and counted once, and one
 * that makes no sense where it stands changes nothing and is listed in `inert`. Never throws for
 * a record that passed its schema.
 */
export function reduce(header: RunHeader, given: Iterable<RunEvent>): RunState {
  const events = sortEvents(given);
  const time = elapsed(events);
  const state = emptyState(header, events, time);
  const progress: Progress = {
    ended: undefined,
    variables: new Map(),
    declared: declaredBy(header),
  };
  const actors = new Set<string>();
  for (const [i, event] of events.entries()) {
    const { id, at, zone, actor } = event;
    const when: Moment = { id, at, zone, actor, elapsed: time.at[i] ?? 0 };
    if (actor) actors.add(actor);
    progress.since ??= when;
    if (!isKnownEvent(event) || !apply(state, progress, event, when)) state.inert.push(event);
  }
  state.actors = [...actors];
  state.variables = [...progress.variables.values()];
  derive(state, progress);
  return state;
}

interface Progress {
  /** The event that ended the run, until a step is reopened. */
  ended: Extract<KnownRunEvent, { type: 'finished' | 'abandoned' }> | undefined;
  /** The end of the last step, or the run's beginning. */
  since?: Moment;
  /** By name, the one that was set last at the end. */
  variables: Map<string, VariableState>;
  /** The variables of the snapshot by name. */
  declared: ReadonlyMap<string, Variable>;
  /** The last step that something happened to. */
  last?: string;
  /** True where the start that is known comes from a sheet. */
  onPaper?: boolean;
}

/** Applies one event. Returns false where it has no effect. */
function apply(state: RunState, progress: Progress, event: KnownRunEvent, when: Moment): boolean {
  switch (event.type) {
    case 'started': {
      // A sheet may say that the run began before somebody opened it here.
      const known = state.started;
      if (known && !progress.onPaper) return false;
      progress.onPaper = event.source === 'paper';
      state.started ??= when;
      progress.since = when;
      if (event.trigger) state.trigger ??= event.trigger;
      return true;
    }
    case 'detected':
      // What is said last counts: the first guess is often corrected.
      state.detected = { at: event.detectedAt, when };
      if (event.trigger) state.trigger = event.trigger;
      return true;
    case 'answered': {
      const decision = state.decisions.find(({ id }) => id === event.target);
      return decision ? applyAnswer(decision, event, when, state.header.runbook) : false;
    }
    case 'variable':
      return applyVariable(progress, event, when);
    case 'checked':
    case 'unchecked':
      return applyCheck(state, event, when);
    case 'note':
      state.notes.push({
        ...when,
        text: event.text,
        ...(event.target && { target: event.target }),
      });
      return true;
    case 'template-used':
      if (!state.header.snapshot.templates.some(({ id }) => id === event.target)) return false;
      state.templatesUsed.push({ id: event.target, when });
      return true;
    case 'finished':
    case 'abandoned':
      if (progress.ended) return false;
      progress.ended = event;
      state.ended = when;
      return true;
    case 'observed':
      if (event.target === 'targets' && !state.steps.some(({ id }) => id === 'targets')) {
        const { target, value, expect, met } = event;
        state.observed.push({
          ...when,
          target,
          value,
          ...(expect !== undefined && { expect }),
          ...(met !== undefined && { met }),
        });
        return true;
      }
  }
  const step = state.steps.find(({ id }) => id === event.target);
  if (!step || !applyToStep(step, event, when, progress.since ?? when)) return false;
  if (event.type === 'observed' || event.type === 'copied') return true;
  progress.last = step.id;
  if (event.type === 'step-reopened') {
    progress.ended = undefined;
    delete state.ended;
  }
  if (isSettled(step)) progress.since = when;
  return true;
}

/** By name. The first counts where a record that somebody tampered with has two of one name. */
function declaredBy({ snapshot }: RunHeader): Map<string, Variable> {
  return new Map(snapshot.variables.toReversed().map((variable) => [variable.name, variable]));
}

function applyVariable(
  { variables, declared: declaredIn }: Progress,
  event: Extract<KnownRunEvent, { type: 'variable' }>,
  when: Moment,
): boolean {
  const declared = declaredIn.get(event.target);
  if (!declared) return false;
  // Even a record that somebody tampered with shows no secret.
  const secret = declared.type === 'secret' || event.secret === true;
  const value = secret ? undefined : event.value;
  // What is set again goes to the end.
  variables.delete(event.target);
  // A secret without a value was emptied, unless the record says that the value was left out.
  if (event.value !== undefined || event.secret)
    variables.set(event.target, {
      name: event.target,
      secret,
      when,
      ...(value !== undefined && { value }),
    });
  return true;
}

function applyCheck(
  state: RunState,
  event: Extract<KnownRunEvent, { type: 'checked' | 'unchecked' }>,
  when: Moment,
): boolean {
  const list = state.checklists.find(({ id }) => id === event.target);
  const item = list?.items.find(({ id }) => id === event.item);
  if (!list || !item || (event.type === 'checked') === (item.checked !== undefined)) return false;
  if (event.type === 'checked') item.checked = when;
  else delete item.checked;
  list.done += event.type === 'checked' ? 1 : -1;
  return true;
}

/** What follows from the events as a whole. */
function derive(state: RunState, { ended, last, since }: Progress): void {
  if (since) state.since = since;
  const waiting = waitsFor(state.steps);
  for (const [i, step] of state.steps.entries()) {
    const { deadline } = step.step;
    const due = deadline !== undefined && state.started && later(state.started.at, deadline);
    if (due) step.due = due;
    const times = step.attempts.flatMap(({ start, end }) =>
      end ? [end.elapsed - start.elapsed] : [],
    );
    if (times.length > 0) step.duration = times.reduce((sum, ms) => sum + ms, 0);
    step.waitsFor = waiting[i] ?? [];
  }
  const current = ended ? undefined : currentStep(state.steps, last);
  if (current) state.current = current;
  state.exceptions = state.steps.filter((step) => isException(step, !!ended)).map(({ id }) => id);
  state.changes = changesOf(state.steps);
  if (!ended) return;
  const text = ended.type === 'finished' ? ended.text : ended.reason;
  if (text) state.endText = text;
  if (ended.type === 'abandoned') state.status = 'abandoned';
  else state.status = state.exceptions.length > 0 ? 'finished-with-exceptions' : 'finished';
  if (ended.type === 'finished') state.owed = owedAfter(state);
}

function isException(step: StepState, ended: boolean): boolean {
  return isSettled(step) ? !isFulfilled(step) : ended;
}
