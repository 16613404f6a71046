import { expect, test } from '@playwright/test';
import { expectNoAxeFindings } from './axe.ts';
import { open } from './pages.ts';
import { expectSaved, finish, openStart, panel, report, start, step } from './runMode.ts';

test('what was answered on the page of the runbook belongs to the run it led to', async ({
  page,
}) => {
  await open(page, '/runbooks/fusion-orchestrator');
  const decision = page.locator('[data-decision][data-hydrated]').first();
  const run = decision.locator('[data-current]').getByRole('link', { name: 'Run this procedure' });
  const asked: string[] = [];
  while (!(await run.isVisible()) && asked.length < 10) {
    asked.push(await decision.locator('[data-current] :is(h3, h4, h5)').first().innerText());
    await decision.locator('[data-current] [data-answer] button').first().click();
  }
  expect(asked.length).toBeGreaterThan(0);
  await run.click();

  const keep = page.getByRole('checkbox', { name: /^Keep with the run/ });
  await expect(keep).toBeChecked();
  await expectNoAxeFindings(page, 'start with answers');
  await start(page, 'drill', 'Kim');
  await page.keyboard.press('t');
  const first = (asked[0] ?? '').replace(/\s+/g, ' ').replace(/^[\d.\s]*/, '');
  await expect(panel(page)).toContainText(first);
  await expectSaved(page);

  // Another procedure did not follow from them.
  await openStart(page, 'fusion-orchestrator', 're-enable');
  await expect(keep).not.toBeChecked();
});

test('the time of detection is corrected in the timeline', async ({ page }) => {
  await openStart(page, 'fusion-orchestrator', 'emergency');
  await start(page, 'live', 'Kim');
  await page.keyboard.press('t');
  const field = panel(page).getByLabel('It was detected at another time');
  const correct = panel(page).getByRole('button', { name: 'Correct the time of detection' });
  await correct.click();
  await expect(panel(page).getByRole('alert')).toHaveText(/^Say when it was detected/);
  await expectNoAxeFindings(page, 'no time');

  const wanted = await page.evaluate(() => {
    const at = new Date(Date.now() - 90 * 60_000);
    const two = (n: number) => String(n).padStart(2, '0');
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    return { day, time: `${two(at.getHours())}:${two(at.getMinutes())}` };
  });
  await field.fill(`${wanted.day}T${wanted.time}`);
  await correct.click();
  await expect(panel(page)).toContainText(`Detected ${wanted.day} ${wanted.time}`);
  await expect(page.getByRole('region', { name: 'Clocks' })).toContainText(/1:3\d:\d\d/);
  await expectSaved(page);
  await page.reload();
  await step(page).waitFor();
  await expect(page.getByRole('region', { name: 'Clocks' })).toContainText(/1:3\d:\d\d/);
  await finish(page, 'Over');
  await expect(report(page)).toContainText(`${wanted.day} ${wanted.time}`);
});

test('a database that answers late is waited for, and what it holds is shown', async ({ page }) => {
  await openStart(page, 'fusion-orchestrator', 'emergency');
  await start(page, 'drill', 'Kim');
  await page.keyboard.press('d');
  await expectSaved(page);
  const header = await page.evaluate(() => {
    // As after a killed browser: the quick copy has the run, but not what came last.
    const run = new URLSearchParams(window.location.search).get('run');
    const kept = Object.keys(localStorage).filter((key) => key.startsWith('rollbook:run:'));
    for (const key of kept) if (key !== `rollbook:run:${run}`) localStorage.removeItem(key);
    return `rollbook:run:${run}`;
  });
  await page.addInitScript(() => {
    const add = IDBRequest.prototype.addEventListener;
    IDBOpenDBRequest.prototype.addEventListener = function late(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ) {
      const slow = (event: Event) =>
        setTimeout(() => (listener as EventListener).call(this, event), 7_000);
      add.call(this, type, type === 'success' ? slow : (listener as EventListener), options);
    };
  });
  await page.reload();
  // The copy that is there is shown, and what the other one holds comes to it.
  await expect(step(page)).toHaveAttribute('data-run-step', 'confirm', { timeout: 8_000 });
  await expect(step(page)).not.toHaveAttribute('data-run-step', 'confirm', { timeout: 15_000 });
  await expectSaved(page);

  await page.evaluate((key) => {
    for (const each of Object.keys(localStorage))
      if (each.startsWith(key)) localStorage.removeItem(each);
  }, header);
  await page.reload();
  await expect(page.getByRole('alert')).toHaveText(/does not answer, and the run may be in it/, {
    timeout: 8_000,
  });
  await expectNoAxeFindings(page, 'late');
  await expect(step(page)).toBeVisible({ timeout: 15_000 });
});

test('where run mode cannot be loaded the page says so, and opens once it can be', async ({
  page,
}) => {
  await page.route('**/rollbook-run.*.js', (route) => route.abort());
  await page.goto('/run?runbook=fusion-orchestrator&procedure=emergency');
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
  await expect(page.getByText('nothing of them is lost')).toBeVisible();
  await expectNoAxeFindings(page, 'a page that could not be shown');

  await page.unroute('**/rollbook-run.*.js');
  await page.getByRole('button', { name: 'Load the page anew' }).click();
  await start(page, 'drill', 'Kim');
  await expectSaved(page);
});
