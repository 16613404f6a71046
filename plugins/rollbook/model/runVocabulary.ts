import type { KnownRunEvent, RunEvent } from './run.ts';

/*
 * Apart from the schema, because a page that shows a run must not carry zod for it.
 */

/** The version of the run record. It changes only where an older reader would misread a record. */
export const RUN_SCHEMA_VERSION = 1;

export const RUN_MODES = ['live', 'drill'] as const;
export type RunMode = (typeof RUN_MODES)[number];

export const RUN_EVENT_TYPES = [
  'started',
  'detected',
  'answered',
  'variable',
  'step-started',
  'step-done',
  'step-failed',
  'step-skipped',
  'step-reopened',
  'checked',
  'unchecked',
  'observed',
  'note',
  'copied',
  'template-used',
  'finished',
  'abandoned',
] as const;
export type RunEventType = (typeof RUN_EVENT_TYPES)[number];

const known: ReadonlySet<string> = new Set(RUN_EVENT_TYPES);
/** True for an event of a type that this version knows. */
export function isKnownEvent(event: RunEvent): event is KnownRunEvent {
  return known.has(event.type);
}

/** A ULID: 48 bits of time, a counter and randomness, in Crockford's base 32. */
export const RECORD_ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** The name of an IANA time zone, as far as its form goes. */
export const ZONE = /^[A-Za-z][\w+/-]{0,63}$/;
