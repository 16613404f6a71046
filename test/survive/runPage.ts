import type { Page } from '@playwright/test';

/** The address that starts the run with the most to tick in the fewest steps. */
export const RUN = '/run?runbook=fusion-orchestrator&procedure=re-enable';

/** How many events the run on the page has, saved or not. */
export async function eventsOf(page: Page): Promise<number> {
  return Number(await page.locator('[data-saved]').getAttribute('data-events'));
}
