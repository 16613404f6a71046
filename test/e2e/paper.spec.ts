import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeFindings, expectNoAxeFindingsInAnyTheme } from './axe.ts';
import { builtRunbook } from './pages.ts';
import { expectSaved, finish, openStart, panel, report, shown, step, tabTo } from './runMode.ts';

// Where the clocks never change, so that the night of the run has every minute once.
test.use({ timezoneId: 'Asia/Dubai' });

const procedure = builtRunbook('/runbooks/fusion-orchestrator').procedures.find(
  ({ id }) => id === 'emergency',
);
if (!procedure) throw new Error('no emergency');
const [first, second, third] = procedure.steps.map(({ code }) => code);

/** The day before this began, in the zone of the test. It stays that one at midnight. */
const YESTERDAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Dubai' }).format(
  Date.now() - 86_400_000,
);

/** Opens a run the morning after: it was detected yesterday, ten past two in the night. */
async function openTheMorningAfter(page: Page): Promise<void> {
  await openStart(page, 'fusion-orchestrator', 'emergency');
  await page.getByLabel('The time of detection').fill(`${YESTERDAY}T02:10`);
  await page.getByRole('button', { name: 'Start the run' }).click();
  await step(page).waitFor();
}

const field = (page: Page) => panel(page).getByRole('textbox', { name: 'What is on the sheet' });
const rows = (page: Page) =>
  panel(page).getByRole('group', { name: 'Preview' }).locator('tbody tr');

test('a sheet is typed in with the keyboard, looked at, recorded, and in the report', async ({
  page,
}) => {
  await openTheMorningAfter(page);
  await page.keyboard.press('p');
  await expect(field(page)).toBeFocused();
  await expect(panel(page)).toContainText(`${first} 02:14`);
  await page.keyboard.type(`${first} 02:14 KL, ${second} 02:20 failed: timeout\n${third} 02:05`);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(1)).toContainText(`Failed: timeout${YESTERDAY} 02:20`);
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(panel(page)).toContainText('Entry 3, line 2: Expected a time at or after');
  await expectNoAxeFindings(page, 'a sheet with a fault');

  // Nothing is recorded yet, and nothing is lost.
  const events = page.locator('[data-events]');
  const before = await events.getAttribute('data-events');
  const button = panel(page).getByRole('button', { name: 'Record 2 entries' });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toContainText('Nothing was recorded');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(events).toHaveAttribute('data-events', before ?? '');
  await page.keyboard.press('p');
  await page.keyboard.press('ControlOrMeta+End');
  for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type('02:31');
  await expect(panel(page)).toContainText('The start of the run moves to');
  await tabTo(page, panel(page).getByRole('button', { name: 'Record 3 entries' }));
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await expect(step(page).getByRole('heading', { level: 2 })).toBeFocused();
  await expect(page.getByText('Recorded from paper: 3.')).toBeAttached();
  await expectSaved(page);

  const current = await shown(page);
  await page.reload();
  await step(page).waitFor();
  expect(await shown(page)).toBe(current);
  const list = page.getByRole('navigation', { name: 'The whole procedure' });
  await expect(list.getByRole('button', { name: new RegExp(`${first}.*Done`) })).toBeVisible();
  await expect(list.getByRole('button', { name: new RegExp(`${second}.*Failed`) })).toBeVisible();

  await finish(page, '');
  const text = (await report(page).textContent()) ?? '';
  expect(text).toContain(`| Started | ${YESTERDAY} 02:14 (Asia/Dubai) |`);
  expect(text).toMatch(new RegExp(`\\| 02:14 \\|.*${first} .*: done \\(from paper\\): by KL`));
  expect(text).toMatch(new RegExp(`\\| 02:20 \\|.*${second} .*: failed \\(from paper\\): timeout`));
  expect(text).toMatch(new RegExp(`\\| 02:31 \\|.*${third} .*: done \\(from paper\\)`));
  expect(text.indexOf('| 02:31 |')).toBeLessThan(text.indexOf('Run opened'));
  expect(text).toContain('| From detection to the start | 4 min |');
});

test('on a phone of 320 px the preview stays within the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openTheMorningAfter(page);
  await page.getByRole('button', { name: 'Back from paper' }).click();
  await field(page).fill(`${first} 02:14, ${second} 02:20 skipped: ${'long'.repeat(40)}, B 9`);
  await expect(rows(page)).toHaveCount(2);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBe(0);
  const button = panel(page).getByRole('button', { name: /^Record/ });
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await expectNoAxeFindingsInAnyTheme(page, 'the preview');
});
