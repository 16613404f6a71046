import { expect, test } from '@playwright/test';
import { expectNoAxeFindings, expectNoAxeFindingsInAnyTheme } from './axe.ts';
import { open } from './pages.ts';

/** One page of every kind, and every state in which it may open. */
const PAGES = [
  '/',
  '/triggers',
  '/flags',
  '/targets',
  '/drills',
  '/runs',
  '/about',
  '/authoring',
  '/authoring/step',
  '/authoring/decision',
  '/authoring/for-a-team',
  '/authoring/where-it-runs',
  '/reference/rules',
  '/reference/command-line',
  '/reference/run-mode',
  '/reference/hosting',
  '/runbooks/fusion-orchestrator',
  '/print/entity-modularization',
  '/run',
  '/run?runbook=fusion-orchestrator&procedure=emergency&config=a.ini',
  '/run?runbook=no-such-runbook&procedure=emergency',
  '/run?run=no-such-run',
  '/nowhere',
];

for (const address of PAGES)
  test(`${address} has no accessibility faults at any width, in any theme, or printed`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // A desk, a tablet held upright, a phone: the middle one has nothing of its own for axe.
    for (const width of [1200, 768, 320]) {
      await page.setViewportSize({ width, height: 800 });
      if (width !== 768) await expectNoAxeFindingsInAnyTheme(page, `${width} px`);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, `${width} px`).toBe(0);
    }
    // Paper is white whatever the screen is; from the dark one there is more to go wrong.
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expectNoAxeFindings(page, 'printed');
  });
