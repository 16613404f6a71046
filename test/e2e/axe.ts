import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeWindow {
  axe: {
    run: (
      context: object,
      options: object,
    ) => Promise<{
      violations: { id: string; help: string; nodes: { target: string[]; html: string }[] }[];
    }>;
  };
}

/** The rules of axe that look at colours: the only ones for which a theme makes a difference. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Looks for accessibility faults in the light theme, and for those of its colours in the dark one. */
export async function expectNoAxeFindingsInAnyTheme(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const what = colorScheme === 'light' ? 'everything' : 'colours';
    await expectNoAxeFindings(page, `${state}, ${colorScheme}`, what);
  }
}

/**
 * Looks for accessibility faults of WCAG 2.2 AA and axe's best practices on the page as it is. Where
 * nothing but the theme changed since it was last looked at, `colours` is enough, in half the time.
 */
export async function expectNoAxeFindings(
  page: Page,
  state: string,
  what: 'everything' | 'colours' = 'everything',
): Promise<void> {
  // Not as a script of the page: its policy lets in none that the build did not write.
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async (rules) => {
      // A change of theme or medium shows two frames later, and where colours pass over, after that.
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      const { axe } = window as unknown as AxeWindow;
      const results = await axe.run(document, {
        resultTypes: ['violations'],
        // A target is big enough for a finger, or far enough from the next one (WCAG 2.5.8). On
        // paper nobody touches anything.
        rules: { 'target-size': { enabled: !rules && !matchMedia('print').matches } },
        ...(rules && { runOnly: rules }),
      });
      return results.violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes
          .slice(0, 5)
          .map((node) => `${node.target.join(' ')}  ${node.html.slice(0, 160)}`),
      }));
    },
    what === 'colours' ? OF_COLOURS : null,
  );
  expect(violations, state).toEqual([]);
}
