import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeFindings, expectNoAxeFindingsInAnyTheme } from './axe.ts';
import { open, PLANS } from './pages.ts';

const KINDS_OF_PAGES = [
  '/',
  '/triggers',
  '/drills',
  '/runs',
  '/about',
  '/authoring/step',
  '/reference/rules',
  PLANS[0] ?? '',
  '/print/townlet-wp5',
  '/run?runbook=townlet-wp5&procedure=revert-analyzers',
  '/nowhere',
];

const field = (page: Page) => page.getByRole('searchbox', { name: /^Search runbooks/ });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search the site' });

for (const address of KINDS_OF_PAGES)
  test(`from ${address} the trigger “tick time” is two actions away`, async ({ page }) => {
    await page.goto(address);
    await page.locator('html[data-has-hydrated="true"]').waitFor();
    // The first: open it and type. The second: go to what is found first.
    await page.keyboard.press('/');
    await page.keyboard.type('tick time');
    const first = dialog(page).getByRole('link').first();
    await expect(first).toHaveText(/^Trigger Tick time is up by more than 5%/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/runbooks\/townlet-wp5#(?:rng|analyzers)-slow$/);
    await expect(dialog(page)).toBeHidden();
    const focused = page.locator(':focus');
    await expect(focused).toContainText('Tick time is up');
    await expect(focused).toBeInViewport();
  });

test('each kind of thing is found, says what it is, and leads to its place', async ({ page }) => {
  const complaints = await open(page, '/about');
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(page.url()).origin)) foreign.push(request.url());
  });
  await page.keyboard.press('Control+k');
  const cases: [words: string, kind: string, href: RegExp][] = [
    ['git revert --no-edit HEAD', 'Command', /#/],
    ['drill-overdue', 'Rule', /^\/reference\/rules#drill-overdue$/],
    ['F4', 'Step', /^\/runbooks\/.+#/],
    ['emergency rollback', 'Procedure', /^\/runbooks\/.+#/],
    ['post-mortem', 'Template', /^\/runbooks\/.+#/],
    ['orchestrator', 'Runbook', /^\/runbooks\/fusion-orchestrator$/],
    ['what is saved', 'Page', /^\/reference\/.+#what-is-saved$/],
  ];
  for (const [words, kind, href] of cases) {
    await field(page).fill(words);
    const found = dialog(page)
      .getByRole('listitem')
      .filter({
        has: page.getByRole('link', { name: new RegExp(`^${kind} `) }),
      });
    const addresses = () =>
      found
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    await expect
      .poll(async () => (await addresses()).some((one) => href.test(one)), { message: words })
      .toBe(true);
  }
  await field(page).fill('quagga');
  await expect(dialog(page).getByRole('status')).toHaveText(/^Nothing holds these words/);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('it works by keyboard, and the keys go back to where they were', async ({ page }) => {
  await open(page, '/about');
  const opener = page.getByRole('button', { name: 'Search', exact: true });
  await opener.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('tick time');
  const links = dialog(page).getByRole('link');
  await expect(links.nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(opener).toBeFocused();
});

test('Enter before the results, then Escape, leads nowhere', async ({ page }) => {
  await open(page, '/about');
  await page.route('**/pagefind/pagefind.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  const ready = page.waitForResponse('**/pagefind/*.pf_meta');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tick time');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await ready;
  await expect(page.locator('[data-search] li a').first()).toBeAttached();
  await page.waitForTimeout(300);
  expect(new URL(page.url()).pathname).toBe('/about');
});

test('single keys can be switched off; Ctrl-K stays', async ({ page }) => {
  await open(page, '/about');
  await page.keyboard.press('/');
  await dialog(page).getByRole('button', { name: 'Single keys are on' }).click();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await page.locator('html[data-has-hydrated="true"]').waitFor();
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
});

test('where a field has the focus, a slash is a slash', async ({ page }) => {
  await open(page, '/');
  const symptom = page.getByRole('searchbox', { name: 'What do you see?' });
  await symptom.click();
  await page.keyboard.type('a/b');
  await expect(symptom).toHaveValue('a/b');
  await expect(dialog(page)).toBeHidden();
});

test('a search that cannot be fetched says so, and is tried again', async ({ page }) => {
  await open(page, '/about');
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.keyboard.press('/');
  await expect(dialog(page).getByRole('status')).toHaveText(/^The search could not be fetched/);
  await expectNoAxeFindings(page, 'failed');
  await page.unroute('**/pagefind/**');
  await page.keyboard.type('tick time');
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await expect(dialog(page).getByRole('link').first()).toBeVisible();
});

for (const width of [320, 1200])
  test(`axe finds nothing in it in any theme, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await open(page, '/about');
    await page.keyboard.press('/');
    await expectNoAxeFindingsInAnyTheme(page, 'open');
    await page.keyboard.type('git revert');
    await expect(dialog(page).getByRole('link').first()).toBeVisible();
    await expectNoAxeFindingsInAnyTheme(page, 'results');
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBe(0);
    const box = await dialog(page).boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 9999) <= width).toBe(true);
  });
