import { expect, type Page, test } from '@playwright/test';
import { open } from './pages.ts';

const NOTICE = 'There is a newer edition of this site.';

/** Lets ten minutes pass; the page asks every five. */
async function wait(page: Page) {
  await page.clock.fastForward('10:00');
}

test('a page says that the site was built anew, and loads nothing by itself', async ({ page }) => {
  await page.clock.install();
  await open(page, '/runbooks/fusion-orchestrator');
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });

  const asked = page.waitForResponse('**/build.json');
  await wait(page);
  const build = await (await asked).json();
  expect(build.commit).toMatch(/^[0-9a-f]{40}$/);
  await expect(page.getByText(NOTICE)).toHaveCount(0);

  await page.route('**/build.json', (route) => route.abort());
  await wait(page);
  await expect(page.getByText(NOTICE)).toHaveCount(0);

  await page.unroute('**/build.json');
  await page.route('**/build.json', (route) => route.fulfill({ json: { commit: 'f'.repeat(40) } }));
  await wait(page);
  await expect(page.getByText(NOTICE)).toBeVisible();
  expect(loads).toBe(0);

  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByText(NOTICE)).toHaveCount(0);
  await wait(page);
  await expect(page.getByText(NOTICE)).toHaveCount(0);
});

test('the reader decides when to load the newer page', async ({ page }) => {
  await page.clock.install();
  await open(page, '/runbooks/fusion-orchestrator');
  await page.route('**/build.json', (route) => route.fulfill({ json: { commit: 'f'.repeat(40) } }));
  await wait(page);
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Load the newer page' }).click();
  await loaded;
  await expect(page.getByText(NOTICE)).toHaveCount(0);
});
