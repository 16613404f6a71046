import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { startChromium } from './startChromium.ts';

const KILLS = Number(process.env.KILLS ?? 25);
const RUN = '/run?runbook=fusion-orchestrator&procedure=re-enable';

/**
 * Ticks and unticks without a rest, and tells the test each time the page says
 * “Saved” how many events it says it of.
 */
async function tickOn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = document.querySelector('[data-saved]');
    const tell = () => {
      if (state?.getAttribute('data-saved') === 'saved')
        (window as unknown as { told: (events: number) => void }).told(
          Number(state.getAttribute('data-events')),
        );
    };
    if (state) new MutationObserver(tell).observe(state, { attributes: true });
    const boxes = document.querySelectorAll<HTMLInputElement>('[data-run-checklist] input');
    let turn = 0;
    // In bursts, so that there is always something saved and something on its way.
    const burst = () => {
      for (let i = Math.ceil(Math.random() * 4); i > 0; i--) boxes[turn++ % boxes.length]?.click();
      setTimeout(burst, Math.random() * 80);
    };
    burst();
  });
}

async function eventsOf(page: Page): Promise<number> {
  return Number(await page.locator('[data-saved]').getAttribute('data-events'));
}

test(`no event that was called saved is lost in ${KILLS} kills`, async ({ baseURL }) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'rollbook-kill-'));
  let address = `${baseURL}${RUN}`;
  let saved = 0;
  let killedWhileSaving = 0;
  try {
    for (let kill = 0; kill <= KILLS; kill++) {
      const chromium = await startChromium(profile);
      try {
        const page = await chromium.context.newPage();
        await page.goto(address);
        if (kill === 0) await page.getByRole('button', { name: /^Start the/ }).click();
        await page
          .locator('[data-run-step]')
          .waitFor({ timeout: 30_000 })
          .catch(async (error) => {
            // What the page says instead is what one has to know.
            const shown = await page.locator('body').textContent({ timeout: 5_000 });
            throw new Error(
              `After ${kill} kills, ${saved} events saved, at ${address}:\n${shown}`,
              {
                cause: error,
              },
            );
          });
        // A run of which nothing was called saved may be lost: on a slow disk the first kill came
        // before that.
        if (kill === 0) await page.locator('[data-saved="saved"]').waitFor({ timeout: 30_000 });
        const found = await eventsOf(page);
        expect(found, `after ${kill} kills`).toBeGreaterThanOrEqual(saved);
        expect(await page.locator('[data-saved="not-saved"]').count()).toBe(0);
        address = page.url();
        if (kill === KILLS) break;
        let told = found;
        await page.exposeFunction('told', (events: number) => {
          told = Math.max(told, events);
        });
        await page.getByRole('button', { name: /^Checklists/ }).click();
        await page.locator('[data-run-panel]').waitFor();
        await tickOn(page);
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 1200));
        await chromium.kill();
        // What was told until then, and nothing later, was called saved before the end.
        if (told > found) killedWhileSaving++;
        saved = told;
      } finally {
        await chromium.kill();
      }
    }
    // The test must have killed where there was something to lose.
    expect(killedWhileSaving).toBeGreaterThan(KILLS / 3);
    expect(saved).toBeGreaterThan(KILLS * 2);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
