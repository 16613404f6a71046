import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { BUILT, builtRunbook, open, PLANS } from './pages.ts';
import { expectSaved, openStart, start, step } from './runMode.ts';

const [procedure] = builtRunbook('/runbooks/fusion-orchestrator').procedures;

const PAGES = [
  '/',
  '/triggers',
  '/flags',
  '/targets',
  '/drills',
  '/runs',
  `/run?runbook=fusion-orchestrator&procedure=${procedure?.id}`,
  '/about',
  '/authoring',
  '/authoring/decision',
  '/reference/rules',
  '/no-such-page',
  ...PLANS,
];

/** Every violation that a page reports, as `directive: what was blocked`. */
async function collectViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.effectiveDirective}: ${event.blockedURI || event.sample}`),
    );
  });
  return () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
}

for (const address of PAGES)
  test(`${address} works under its policy`, async ({ page }) => {
    const violations = await collectViolations(page);
    const complaints = await open(page, address);
    await page.waitForLoadState('networkidle');
    expect(await violations()).toEqual([]);
    expect(complaints.filter((words) => /content.security/i.test(words))).toEqual([]);

    // The policy is there, and it blocks what the build did not write.
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.foreign = true';
      document.body.append(script);
      return 'foreign' in window;
    });
    expect(ran).toBe(false);
    await expect.poll(violations).toEqual(['script-src-elem: inline']);
  });

test('a run is started and goes on under the policy', async ({ page }) => {
  const violations = await collectViolations(page);
  await openStart(page, 'fusion-orchestrator', procedure?.id ?? '');
  await start(page, 'drill', 'Robin');
  await expectSaved(page);
  await page.reload();
  await step(page).waitFor();
  expect(await violations()).toEqual([]);
});

/** The policy that `_headers` sends to an address. */
function sentTo(rule: string): string {
  const rules = readFileSync(path.join(BUILT, '_headers'), 'utf8').split('\n\n');
  const found = rules.find((one) => one.trimStart().startsWith(`${rule}\n`)) ?? '';
  return /Content-Security-Policy: (.*)/.exec(found)?.[1] ?? '';
}

for (const [rule, address] of [
  ['/offline/*', '/offline/fusion-orchestrator.html'],
  ['/runbooks/*', '/runbooks/fusion-orchestrator'],
  ['/print/*', '/print/fusion-orchestrator'],
  ['/run', '/run?runbook=fusion-orchestrator&procedure=emergency'],
] as const)
  test(`${address} works where a host sends the policy of its settings`, async ({ page }) => {
    const policy = sentTo(rule);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.includes("script-src 'self' 'wasm-unsafe-eval' 'sha256-")).toBe(
      rule !== '/offline/*',
    );
    // Cloudflare takes no longer lines, however many plans there are.
    expect(policy.length).toBeLessThan(1_500);
    const violations = await collectViolations(page);
    await page.route(`**${address}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'Content-Security-Policy': policy },
      });
    });
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await violations()).toEqual([]);
  });
