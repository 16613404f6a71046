import type { Runbook } from './runbook.ts';

const SECONDS_OF_A_DAY = 86_400;
const LAST_DAY = '9999-12-31';

/**
 * The day on which the next review of a runbook is due, `YYYY-MM-DD`, where it says so. Part of a
 * day counts as the whole of it. What lies beyond the years of four digits is due on their last day.
 */
export function reviewDue(runbook: Pick<Runbook, 'reviewed' | 'reviewEvery'>): string | undefined {
  const { reviewed, reviewEvery } = runbook;
  if (!reviewed || reviewEvery === undefined) return undefined;
  const from = Date.parse(`${reviewed}T00:00:00Z`);
  if (Number.isNaN(from)) return undefined;
  const due = from + Math.ceil(reviewEvery / SECONDS_OF_A_DAY) * SECONDS_OF_A_DAY * 1000;
  const last = Date.parse(`${LAST_DAY}T00:00:00Z`);
  return new Date(Math.min(due, last)).toISOString().slice(0, 10);
}
