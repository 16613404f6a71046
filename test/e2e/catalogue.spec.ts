import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeFindingsInAnyTheme } from './axe.ts';
import { open } from './pages.ts';

const VIEWS = ['/triggers', '/flags', '/targets', '/drills'];

test('a symptom leads to its trigger, by the keyboard alone', async ({ page }) => {
  const complaints = await open(page, '/');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('tick time');
  const hit = page.getByRole('link', {
    name: 'Tick time is up by more than 5% after the extraction',
  });
  await expect(hit).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(hit).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/runbooks\/townlet-wp5#analyzers-slow$/);
  await expect(page.locator('#analyzers-slow')).toBeInViewport();

  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('tick time');
  await expect(hit).toBeVisible();
  expect(complaints).toEqual([]);
});

/** Collects the scripts that a page fetches; returns whether one of them holds all of some texts. */
function watchScripts(page: Page): (texts: string[]) => boolean {
  const scripts: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('.js') || !response.ok()) return;
    // A page that was left takes the texts of its scripts along.
    const text = await response.text().catch(() => undefined);
    if (text !== undefined) scripts.push(text);
  });
  return (texts) => scripts.some((script) => texts.every((text) => script.includes(text)));
}

// Each of the two is of another runbook, so that the page of one does not hold both.
const SUMMARIES = ['The on-call engineer starts this alone', 'Save the evidence first'];
const CONDITIONS = ['system_unavailable', 'analyzer_tick_slowdown'];

test('what is searched is fetched when somebody goes to the field', async ({ page }) => {
  const came = watchScripts(page);
  await open(page, '/');
  await page.waitForLoadState('networkidle');
  expect(came(['What has gone wrong?'])).toBe(true);
  expect(came(SUMMARIES)).toBe(false);
  expect(came(CONDITIONS)).toBe(false);
  await page.getByRole('searchbox').focus();
  await expect.poll(() => came(SUMMARIES)).toBe(true);
});

test('a runbook does not bring the lists of all runbooks along', async ({ page }) => {
  const came = watchScripts(page);
  await open(page, '/runbooks/townlet-wp5');
  await page.waitForLoadState('networkidle');
  expect(came(CONDITIONS.slice(1))).toBe(true);
  expect(came(CONDITIONS)).toBe(false);
});

test('the most severe comes first, and no match is said', async ({ page }) => {
  await open(page, '/?q=crash');
  const hits = page.getByRole('search').getByRole('listitem');
  await expect(hits.first()).toContainText('Critical severity');
  await page.getByRole('searchbox').fill('xyzzy');
  await expect(page.getByRole('search').getByRole('status')).toContainText('No trigger');
  await expect(page.getByRole('link', { name: 'Roll back the new orchestrator' })).toBeVisible();
});

test('what was ticked today is first', async ({ page }) => {
  await open(page, '/runbooks/fusion-orchestrator');
  await page.getByRole('checkbox').first().check();
  await open(page, '/');
  const running = page.getByRole('region', { name: 'Under way in this browser' });
  await expect(running).toContainText('1 item ticked today');
  await running.getByRole('link').click();
  await expect(page).toHaveURL(/\/runbooks\/fusion-orchestrator$/);
});

test('the filter of the triggers follows the address', async ({ page }) => {
  await open(page, '/triggers?q=crash');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+ of \d+$/);
  await expect(page.getByText('The worker crashes')).toBeVisible();
  await expect(page.getByText('Data corruption is found')).toBeHidden();
});

for (const view of ['/flags', '/targets', '/drills']) {
  test(`each row of ${view} leads to the row it comes from`, async ({ page }) => {
    await open(page, view);
    const row = page.locator('tbody tr').last();
    const link = row.locator('th a');
    const id = (await link.getAttribute('href'))?.split('#')[1] ?? '';
    expect(id).toMatch(/^(flags|targets|drills)-\d+$/);
    const words = (await row.locator('td').nth(1).innerText()).trim();
    await link.click();
    const origin = page.locator('tr', { has: page.locator(`[id="${id}"]`) });
    await expect(origin).toBeInViewport();
    await expect(origin).toContainText(words);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the lists are whole, and the field leads to all triggers', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('tbody tr')).toHaveCount(5);
    await page.getByRole('searchbox').fill('crash');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL(/\/triggers\?q=crash$/);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(100);
  });
});

test('axe finds nothing in the catalogue with hits, in any theme', async ({ page }) => {
  await open(page, '/?q=crash');
  await expect(page.getByRole('search').getByRole('listitem').first()).toBeVisible();
  await expectNoAxeFindingsInAnyTheme(page, 'with hits');
});

test.describe('on a narrow phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('no page scrolls sideways, and nothing in it is cut', async ({ page }) => {
    for (const address of ['/?q=crash', ...VIEWS]) {
      await open(page, address);
      if (address !== '/triggers') await page.locator('tbody tr').first().waitFor();
      const tooWide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main, main [aria-label], td')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
      );
      expect(tooWide, address).toEqual([]);
      // Each row is a block of its own, with the names of the columns beside what stands in them.
      const cell = page.locator('tbody td').first();
      expect(await cell.evaluate((element) => getComputedStyle(element).display)).toBe('grid');
    }
  });
});
