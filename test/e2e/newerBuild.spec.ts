import { expect, type Page, test } from '@playwright/test';
import { builtRunbook, open } from './pages.ts';
import { expectSaved, finish, openStart, report, settle, start, step } from './runMode.ts';

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

test('a run is told of a newer build, goes on as it was, and ends without loading anything', async ({
  page,
}) => {
  await page.clock.install();
  const complaints = await openStart(page, 'fusion-orchestrator', 'emergency');
  await start(page, 'drill', 'Kim');
  await page.route('**/build.json', (route) => route.fulfill({ json: { commit: 'f'.repeat(40) } }));
  const asked = page.waitForResponse('**/build.json');
  await wait(page);
  await (await asked).finished();
  await expect(page.getByText(NOTICE)).toBeVisible();

  // What the older build had on its server may be gone by now.
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.context().setOffline(true);
  const { procedures } = builtRunbook('/runbooks/fusion-orchestrator');
  const steps = procedures.find(({ id }) => id === 'emergency')?.steps ?? [];
  expect(steps.length).toBeGreaterThan(1);
  for (const { id } of steps) {
    await expect(step(page)).toHaveAttribute('data-run-step', id);
    await settle(page, 'd', 'Lee');
  }
  await finish(page, 'It is over');
  await expectSaved(page);
  for (const { code } of steps) await expect(report(page)).toContainText(`| ${code} |`);
  expect(requests).toEqual([]);
  expect(complaints).toEqual([]);
});
