import type { RunEvent } from '../model/run.ts';
import { canonicalJson } from './canonicalJson.ts';

/**
 * The events in the order in which they count, each id once. Where two different events claim one
 * id, the same one wins whatever order they came in.
 */
export function sortEvents(events: Iterable<RunEvent>): RunEvent[] {
  const byId = new Map<string, RunEvent>();
  for (const event of events) {
    const other = byId.get(event.id);
    if (!other || (other !== event && canonicalJson(event) < canonicalJson(other)))
      byId.set(event.id, event);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
