import { expect, type Page, test } from '@playwright/test';
import { builtRunbook, open, PLANS } from './pages.ts';

/** What an engineer has at night: a small phone, or a keyboard and a voice. */
const PHONE = { width: 320, height: 640 };
const PLAN = '/runbooks/fusion-orchestrator';

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.describe('to the first command', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('two presses from the page of a runbook, on a phone', async ({ page }) => {
    await page.setViewportSize(PHONE);
    await open(page, PLAN);
    const nav = page.getByRole('navigation', { name: 'Straight to a procedure' });
    const emergency = nav.getByRole('link').first();
    await expect(emergency).toBeInViewport();
    await emergency.click();
    const [procedure] = builtRunbook(PLAN).procedures.filter(({ kind }) => kind === 'emergency');
    const command = page.locator(`[data-procedure="${procedure?.id}"] [data-step] pre`).first();
    const copy = page
      .locator(`[data-procedure="${procedure?.id}"] [data-step]`)
      .getByRole('button', { name: /^Copy/ })
      .first();
    await copy.click();
    expect(await copied(page)).toBe((await command.innerText()).trimEnd());
  });

  test('three presses from the catalogue, by keyboard', async ({ page }) => {
    await open(page, '/');
    await page.getByRole('searchbox', { name: 'What do you see?' }).fill('emergency orchestrator');
    await expect(page.getByRole('link', { name: 'Emergency rollback', exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${PLAN}#`));
    // The way goes on from where the page is read, not from its top.
    const copy = page.getByRole('button', { name: /^Copy: USE_ORCHESTRATOR=0/ }).first();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      if (await copy.evaluate((button) => button === document.activeElement)) break;
    }
    await expect(copy).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await copied(page)).toContain('USE_ORCHESTRATOR=0');
  });
});

for (const plan of PLANS) {
  test(`${plan}: no button covers a command, and every row is seen whole, on a phone`, async ({
    page,
  }) => {
    await page.setViewportSize(PHONE);
    await open(page, plan);
    const covered = await page.evaluate(
      () =>
        [...document.querySelectorAll('[data-state]:has(> pre)')].filter((command) => {
          const button = command.querySelector('button')?.getBoundingClientRect();
          return [...command.querySelectorAll('pre span, pre mark')].some((part) =>
            [...part.getClientRects()].some(
              (text) =>
                button !== undefined &&
                text.right > button.left + 1 &&
                text.top < button.bottom - 1,
            ),
          );
        }).length,
    );
    expect(covered).toBe(0);
    const scrolled = await page.evaluate(() =>
      [...document.querySelectorAll('[data-table] [role="group"], [role="group"]:has(> table)')]
        .filter((region) => region.scrollWidth > region.clientWidth + 1)
        .map((region) => region.getAttribute('aria-label')),
    );
    expect(scrolled).toEqual([]);
  });
}

for (const address of ['/', '/triggers', PLAN, '/authoring/decision', '/no-such-page'])
  test(`${address}: what stands alone is high enough for a thumb`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await open(page, address);
    const low = await page.evaluate(() => {
      const alone =
        'button:not(pre button), summary, input:not([type=checkbox]), select, label:has([type=checkbox]), ' +
        'nav[aria-label] a, th a, dd > a:only-child, footer a';
      return [...document.querySelectorAll(alone)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({
          name: element.textContent?.trim() || element.getAttribute('aria-label'),
          height: element.getBoundingClientRect().height,
        }))
        .filter(({ height }) => height > 0 && height < 43.5);
    });
    expect(low).toEqual([]);
  });

test('a heading is named by its own words alone', async ({ page }) => {
  await open(page, PLAN);
  const [question] = builtRunbook(PLAN).decisions[0]?.questions ?? [];
  await expect(
    page.getByRole('heading', { name: question?.title ?? '', exact: true }),
  ).toBeVisible();
});

test('what a template says when it is copied is in the page before, so that it is heard', async ({
  page,
}) => {
  await open(page, PLAN);
  await expect(page.locator('[data-template]').first().getByRole('status')).toHaveCount(1);
});

test('a page that is not there asks what was seen, and leads to it', async ({ page }) => {
  await page.goto('/runbooks/an-old-name');
  await expect(page).toHaveTitle(/^Page not found/);
  await page.getByRole('searchbox', { name: 'What do you see?' }).fill('orchestrator');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?q=orchestrator$/);
  await expect(page.getByRole('search').getByRole('listitem').first()).toBeVisible();
});

test('nothing scrolls by itself for those who asked for no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, PLAN);
  // The button for the top shows when one scrolls up; its scrolling is animated by script.
  await page.evaluate(() => window.scrollTo(0, 3000));
  await page.mouse.wheel(0, -600);
  await expect(page.locator('.theme-back-to-top-button')).toBeHidden();
});

test('a theme changes at once for those who asked for no motion', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page, PLAN);
  const counter = await page.evaluateHandle(() => {
    const counted = { transitions: 0 };
    document.addEventListener('transitionrun', () => {
      counted.transitions += 1;
    });
    return counted;
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // A transition begins with the next frame.
  const begun = await counter.evaluate(async (counted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    return counted.transitions;
  });
  expect(begun).toBe(0);
});
