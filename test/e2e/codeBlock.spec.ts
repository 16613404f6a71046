import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const PAGE = '/authoring/where-it-runs';
const NAME = 'rollbook.config.json';

test('a block of code is copied as it stands in the document', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
  await page.getByRole('button', { name: `Copy: ${NAME}` }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const source = readFileSync(new URL('../../docs/authoring/where-it-runs.mdx', import.meta.url));
  expect(source.toString()).toContain(`title="${NAME}"\n${copied}\n\`\`\``);
});

test('where the clipboard is refused the code is selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto(PAGE);
  await page.getByRole('button', { name: `Copy: ${NAME}` }).click();
  await expect(page.getByRole('status').filter({ hasText: 'press Ctrl+C' })).toBeVisible();
  expect(await page.evaluate(() => window.getSelection()?.toString())).toContain('"paths"');
});

test('code has its colours and its marked lines without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(PAGE);
  const block = page.locator('pre', { hasText: '"docs/runbooks"' });
  const colour = (text: string) =>
    block.locator('span', { hasText: text }).evaluate((span) => getComputedStyle(span).color);
  expect(await colour('"docs/runbooks"')).not.toBe(await colour('"paths"'));
  await page.goto('/reference/rules');
  await expect(page.locator('pre', { hasText: '#failures when' }).locator('mark')).toHaveText(
    /^::trigger\[Payments fail\]/,
  );
  await context.close();
});
