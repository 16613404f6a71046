import { expect, type Page, test } from '@playwright/test';
import { open } from './pages.ts';

const PLAN = '/runbooks/fusion-orchestrator';
const KEY = /^rollbook:check:fusion-orchestrator:verification-immediate:[0-9a-f]{16}$/;

const checklist = (page: Page) => page.locator('[data-checklist="verification-immediate"]');
const boxes = (page: Page) => checklist(page).getByRole('checkbox');
const count = (page: Page) => checklist(page).getByRole('status').first();
const stored = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes(':check:')));

test('a tick is counted, kept after a reload, and seen in a second tab at once', async ({
  page,
  context,
}) => {
  await open(page, PLAN);
  const second = await context.newPage();
  await open(second, PLAN);
  await boxes(page).first().focus();
  await page.keyboard.press('Space');
  await expect(boxes(page).first()).toBeChecked();
  await expect(count(page)).toContainText('1 of 3');
  await expect(boxes(second).first()).toBeChecked();
  await expect(count(second)).toContainText('1 of 3');

  const [entry] = await stored(page);
  expect(entry?.[0]).toMatch(KEY);
  const { schemaVersion, at } = JSON.parse(String(entry?.[1])) as Record<string, unknown>;
  expect(schemaVersion).toBe(1);
  expect(Math.abs(Date.parse(String(at)) - Date.now())).toBeLessThan(60_000);

  await open(page, PLAN);
  await expect(boxes(page).first()).toBeChecked();
  await boxes(second).first().uncheck();
  await expect(boxes(page).first()).not.toBeChecked();
  expect(await stored(page)).toEqual([]);
});

test('an item whose text changed is not ticked', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem(
      'rollbook:check:fusion-orchestrator:verification-immediate:0123456789abcdef',
      JSON.stringify({ schemaVersion: 1, at: new Date().toISOString() }),
    ),
  );
  await open(page, PLAN);
  await expect(count(page)).toContainText('0 of 3');
});

test('a tick of an earlier day says so and is not taken for one of today', async ({ page }) => {
  await open(page, PLAN);
  await boxes(page).first().check();
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(':check:')) ?? '';
    localStorage.setItem(key, JSON.stringify({ schemaVersion: 1, at: '2026-01-05T09:30:00.000Z' }));
  });
  await open(page, PLAN);
  await expect(boxes(page).first()).not.toBeChecked();
  await expect(count(page)).toContainText('0 of 3');
  await expect(checklist(page)).toContainText('5 January');
  await checklist(page).getByRole('button', { name: 'Start afresh' }).click();
  await expect(checklist(page)).not.toContainText('5 January');
  expect(await stored(page)).toEqual([]);
});

for (const [name, breakStorage] of [
  [
    'disabled',
    () => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    },
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full.', 'QuotaExceededError');
      };
    },
  ],
] as const) {
  test(`storage that is ${name} stops nothing: the page says NOT SAVED and goes on`, async ({
    page,
  }) => {
    await page.addInitScript(breakStorage);
    await open(page, PLAN);
    await boxes(page).first().check();
    await expect(boxes(page).first()).toBeChecked();
    await expect(count(page)).toContainText('1 of 3');
    await expect(page.getByText('NOT SAVED').first()).toBeVisible();
    const tree = page.locator('[data-decision="triage"]');
    await tree.locator('[data-current]').getByRole('button').first().click();
    await expect(tree.locator('[data-current] a').filter({ visible: true }).first()).toBeVisible();
  });
}

test('what cannot be read is left as it is', async ({ page }) => {
  await open(page, PLAN);
  await boxes(page).first().check();
  const [key] = (await stored(page))[0] ?? [''];
  for (const damaged of ['{"schemaVersion":1,"at":"20', '{"schemaVersion":9,"when":1}', 'null']) {
    await page.evaluate(([name, text]) => localStorage.setItem(name, text), [
      key,
      damaged,
    ] as const);
    await open(page, PLAN);
    await expect(boxes(page).first()).not.toBeChecked();
    await boxes(page).first().check();
    await expect(boxes(page).first()).toBeChecked();
    await expect(page.getByText('NOT SAVED').first()).toBeVisible();
    expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe(damaged);
  }
});
