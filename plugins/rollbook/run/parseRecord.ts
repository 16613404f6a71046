import { eventSchema, type RunEvent, RunHeader } from '../model/run.ts';
import { RUN_SCHEMA_VERSION } from '../model/runVocabulary.ts';
import { findHostileJson } from './findHostileJson.ts';
import { parseJson } from './parseJson.ts';

/** What a stored text turned out to be. `newer` was written by a later version of Rollbook. */
export type Parsed<T> =
  | { state: 'record'; record: T }
  | { state: 'newer' }
  | { state: 'unreadable' };

/** Reads a stored header. `runId` is the one that its key says. Never throws. */
export function parseHeader(text: string, runId: string): Parsed<RunHeader> {
  const value = findHostileJson(text) ? undefined : parseJson(text);
  if (isNewer(value)) return { state: 'newer' };
  const found = RunHeader.safeParse(value);
  const fits = found.success && found.data.runId === runId;
  return fits ? { state: 'record', record: found.data } : { state: 'unreadable' };
}

/** Reads a stored event. `eventId` is the one that its key says. Never throws. */
export function parseEvent(text: string, eventId: string): Parsed<RunEvent> {
  const value = findHostileJson(text) ? undefined : parseJson(text);
  if (isNewer(value)) return { state: 'newer' };
  const type = (value as { type?: unknown } | undefined)?.type;
  const found = eventSchema(typeof type === 'string' ? type : '').safeParse(value);
  const fits = found.success && found.data.id === eventId;
  return fits ? { state: 'record', record: found.data } : { state: 'unreadable' };
}

function isNewer(value: object | undefined): boolean {
  const version = (value as { schemaVersion?: unknown } | undefined)?.schemaVersion;
  return typeof version === 'number' && version > RUN_SCHEMA_VERSION;
}
