import { RECORD_ID } from '../model/runVocabulary.ts';
import { PREFIX } from './keys.ts';

/** Every key of every run begins with this. */
export const RUN_PREFIX = `${PREFIX}run:`;

/** The key of a run's header. */
export function runKey(runId: string): string {
  return RUN_PREFIX + runId;
}

/** The key of one event of a run. */
export function eventKey(runId: string, eventId: string): string {
  return `${RUN_PREFIX}${runId}:${eventId}`;
}

/** What a key stands for: a run's header, or one of its events. Undefined for any other key. */
export function parseRunKey(key: string): { runId: string; eventId?: string } | undefined {
  if (!key.startsWith(RUN_PREFIX)) return undefined;
  const [runId = '', eventId, ...more] = key.slice(RUN_PREFIX.length).split(':');
  if (!RECORD_ID.test(runId) || more.length > 0) return undefined;
  if (eventId === undefined) return { runId };
  return RECORD_ID.test(eventId) ? { runId, eventId } : undefined;
}
