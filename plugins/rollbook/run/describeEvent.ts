import type { RunEvent } from '../model/run.ts';
import { isKnownEvent } from '../model/runVocabulary.ts';
import { formatMoment } from './formatTime.ts';
import type { RunState } from './runState.ts';

/** An event in words: what happened, and what somebody said on it. Plain text, not escaped. */
export interface EventWords {
  what: string;
  said?: string;
}

/** Says in words what an event of the run was, and that it was typed in where it was. */
export function describeEvent(state: RunState, event: RunEvent): EventWords {
  const words = inWords(state, event);
  return event.source ? { ...words, what: `${words.what} (from paper)` } : words;
}

function inWords(state: RunState, event: RunEvent): EventWords {
  if (!isKnownEvent(event)) return { what: `An event of a later Rollbook: ${event.type}` };
  const step = (id: string) => {
    const found = state.steps.find((other) => other.id === id)?.step;
    return found ? `${found.code} ${found.title}` : id;
  };
  switch (event.type) {
    case 'started':
      return {
        what: event.id === (state.started ?? event).id ? 'Run started' : 'Run opened',
        ...said(event.trigger),
      };
    case 'detected':
      return {
        what: `Detected ${formatMoment({ at: event.detectedAt, zone: event.zone })}`,
        ...said(event.trigger),
      };
    case 'answered': {
      const decision = state.decisions.find(({ id }) => id === event.target)?.decision;
      const question = decision?.questions.find(({ id }) => id === event.question);
      const title = question?.title ?? event.question;
      if (event.answer === undefined) return { what: `Went back to: ${title}` };
      const answer = question?.answers[event.answer]?.title ?? event.title ?? '';
      return { what: `${title} ${answer}`.trim() };
    }
    case 'variable': {
      const declared = state.header.snapshot.variables.find(({ name }) => name === event.target);
      const label = declared?.label ?? event.target;
      if (!event.secret && event.value === undefined) return { what: `${label} emptied` };
      if (event.secret || declared?.type === 'secret')
        return { what: `${label} filled in (secret)` };
      return { what: `${label} filled in`, ...said(event.value) };
    }
    case 'step-started':
      return { what: `${step(event.target)}: begun` };
    case 'step-done':
      return { what: `${step(event.target)}: done`, ...said(event.by && `by ${event.by}`) };
    case 'step-failed':
      return { what: `${step(event.target)}: failed`, ...said(event.reason) };
    case 'step-skipped': {
      const how = event.notApplicable ? 'not applicable' : 'skipped';
      return { what: `${step(event.target)}: ${how}`, ...said(event.reason) };
    }
    case 'step-reopened':
      return { what: `${step(event.target)}: reopened`, ...said(event.reason) };
    case 'checked':
    case 'unchecked': {
      const list = state.checklists.find(({ id }) => id === event.target);
      const item = list?.items.find(({ id }) => id === event.item)?.text ?? event.item;
      const how = event.type === 'checked' ? 'Ticked' : 'Unticked';
      return { what: `${how}: ${list?.checklist.title ?? event.target}`, ...said(item) };
    }
    case 'observed': {
      const row = state.header.snapshot.targets[event.expect ?? -1];
      const what = event.target === 'targets' ? (row?.metric ?? 'Target') : step(event.target);
      return { what: `${what}: value entered`, ...said(event.value) };
    }
    case 'note':
      return { what: event.target ? `${step(event.target)}: note` : 'Note', ...said(event.text) };
    case 'copied':
      return { what: `${step(event.target)}: command copied` };
    case 'template-used': {
      const { templates } = state.header.snapshot;
      const title = templates.find(({ id }) => id === event.target)?.title ?? event.target;
      return { what: `Template used: ${title}` };
    }
    case 'finished':
      return { what: 'Run finished', ...said(event.text) };
    case 'abandoned':
      return { what: 'Run abandoned', ...said(event.reason) };
  }
}

function said(text: string | undefined): { said?: string } {
  return text ? { said: text } : {};
}
