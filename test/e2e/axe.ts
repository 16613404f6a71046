import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

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

/** Looks for accessibility faults of WCAG 2.2 AA and axe's best practices on the page as it is. */
export async function expectNoAxeFindings(page: Page, state: string): Promise<void> {
  // Not as an element: a page's policy may forbid what it does not name.
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as AxeWindow;
    const results = await axe.run(document, {
      resultTypes: ['violations'],
    });
    return results.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes
        .slice(0, 5)
        .map((node) => `${node.target.join(' ')}  ${node.html.slice(0, 160)}`),
    }));
  });
  expect(violations, state).toEqual([]);
}
