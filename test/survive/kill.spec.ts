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

/** Writes to a database of the test's own that is never touched again. */
async function leaveCanary(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('canary', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('canary');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const options = { durability: 'strict' } as const;
          const transaction = database.transaction('canary', 'readwrite', options);
          transaction.objectStore('canary').put('alive', 'canary');
          transaction.oncomplete = resolve;
          transaction.onabort = reject;
        };
      }),
  );
}

async function hasCanary(page: Page): Promise<boolean> {
  return page.evaluate(async () =>
    (await indexedDB.databases()).some(({ name }) => name === 'canary'),
  );
}

/** Waits for the run, or tells what the page shows instead. */
async function findRun(page: Page, about: string): Promise<void> {
  await page
    .locator('[data-run-step]')
    .waitFor({ timeout: 30_000 })
    .catch(async (error) => {
      const shown = await page.locator('main').textContent({ timeout: 5_000 });
      throw new Error(`${about}:\n${shown}`, { cause: error });
    });
}

test(`no event that was called saved is lost in ${KILLS} kills`, async ({ baseURL }) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'rollbook-kill-'));
  const beginning = `${baseURL}${RUN}`;
  let address = beginning;
  let saved = 0;
  let killedWhileSaving = 0;
  let wiped = 0;
  let total = 0;
  try {
    for (let kill = 0; kill <= KILLS; kill++) {
      const chromium = await startChromium(profile);
      try {
        const page = await chromium.context.newPage();
        await page.goto(address);
        const about = `After ${kill} kills, ${saved} events saved, at ${address}`;
        const begins = address === beginning;
        if (begins) {
          await leaveCanary(page);
          await page.getByRole('button', { name: /^Start the/ }).click();
        }
        try {
          await findRun(page, about);
        } catch (error) {
          // The browser itself drops all that it keeps of a site where it finds its own files
          // broken. What was written once and never touched is gone then as well.
          if (begins || (await hasCanary(page))) throw error;
          wiped++;
          process.stdout.write(`${about}: the browser had dropped all databases of the site.\n`);
          address = beginning;
          saved = 0;
          continue;
        }
        // A run of which nothing was called saved may be lost: on a slow disk the first kill came
        // before that.
        if (begins) await page.locator('[data-saved="saved"]').waitFor({ timeout: 30_000 });
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
        total += told - saved;
        saved = told;
      } finally {
        await chromium.kill();
      }
    }
    // The test must have killed where there was something to lose.
    expect(killedWhileSaving).toBeGreaterThan(KILLS / 3);
    expect(total).toBeGreaterThan(KILLS * 2);
    expect(wiped).toBeLessThanOrEqual(1 + KILLS / 100);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
