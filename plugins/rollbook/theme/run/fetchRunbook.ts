import type { Runbook } from '../../model/runbook.ts';

export type Fetched =
  | { state: 'found'; runbook: Runbook }
  /** The site says that it has no such runbook. */
  | { state: 'gone' }
  /** The site could not be asked, or its answer could not be read. */
  | { state: 'unknown' };

/** Loads a runbook as the site has it now. `id` is a checked one. Never rejects. */
export async function fetchRunbook(base: string, id: string): Promise<Fetched> {
  try {
    const answer = await fetch(`${base}runbooks/${id}.json`, { cache: 'no-cache' });
    if (answer.status === 404 || answer.status === 410) return { state: 'gone' };
    if (!answer.ok) return { state: 'unknown' };
    const value = (await answer.json()) as Partial<Runbook> | null;
    const fits = value?.id === id && Array.isArray(value.procedures);
    return fits ? { state: 'found', runbook: value as Runbook } : { state: 'unknown' };
  } catch {
    return { state: 'unknown' };
  }
}
