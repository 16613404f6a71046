import type { Runbook } from './runbook.ts';

/** The day on which the next review of a runbook is due, `YYYY-MM-DD`, where it says so. */
export function reviewDue(runbook: Pick<Runbook, 'reviewed' | 'reviewEvery'>): string | undefined {
  const { reviewed, reviewEvery } = runbook;
  if (!reviewed || reviewEvery === undefined) return undefined;
  const due = Date.parse(`${reviewed}T00:00:00Z`) + reviewEvery * 1000;
  return new Date(due).toISOString().slice(0, 10);
}
