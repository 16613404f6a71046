import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { eventsOf, RUN } from './runPage.ts';
import { CHROMIUM_LOG, startChromium } from './startChromium.ts';

const KILLS = Number(process.env.KILLS ?? 12);
const KILLS_A_RUN = Math.min(20, Math.ceil(KILLS / 2));

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

/** Writes to a database of the test’s own, never touched again: whether it is there tells who lost a run. */
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

/** Notes what goes wrong on a page. */
function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', ({ message }) => heard.push(message));
  page.on('requestfailed', (request) =>
    heard.push(`${request.url()} ${request.failure()?.errorText}`),
  );
  return heard;
}

/** Waits for the run. Where it does not come, tells what the page shows, and what else is gone. */
async function findRun(page: Page, about: string, heard: string[]): Promise<void> {
  await page
    .locator('[data-run-step]')
    .waitFor({ timeout: 30_000 })
    .catch(async (error) => {
      const shown = await page.locator('main').textContent({ timeout: 5_000 });
      const kept = await page.evaluate(async () =>
        (await indexedDB.databases()).map(({ name }) => name).join(', '),
      );
      const said = heard.join('\n') || 'nothing';
      throw new Error(
        `${about}:\n${shown}\nDatabases that are there: ${kept || 'none'}\nThe page said: ${said}`,
        { cause: error },
      );
    });
}

test(`no event that was called saved is lost in ${KILLS} kills`, async ({ baseURL }) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'rollbook-kill-'));
  /** Where each run is, and how many of its events were called saved. The last one goes on. */
  const runs: { address: string; saved: number }[] = [];
  let killedWhileSaving = 0;
  let lost = true;
  try {
    for (let kill = 0; kill <= KILLS; kill++) {
      const chromium = await startChromium(profile);
      try {
        const page = await chromium.context.newPage();
        const heard = listen(page);
        if (kill === 0) {
          await page.goto(`${baseURL}${RUN}`);
          await leaveCanary(page);
        }
        const look = async ({ address, saved }: { address: string; saved: number }) => {
          await page.goto(address);
          const about = `After ${kill} kills, ${saved} events saved, at ${address}`;
          await findRun(page, about, heard);
          const found = await eventsOf(page);
          expect(found, about).toBeGreaterThanOrEqual(saved);
          expect(await page.locator('[data-saved="not-saved"]').count()).toBe(0);
          return found;
        };
        const last = runs.at(-1);
        let found = last && (await look(last));
        if (kill === KILLS) {
          for (const run of runs) await look(run);
          lost = false;
          break;
        }
        // No run of people has thousands of events, and such a one takes its time to load.
        if (kill % KILLS_A_RUN === 0) {
          await page.goto(`${baseURL}${RUN}`);
          await page.getByRole('button', { name: /^Start the/ }).click();
          await findRun(page, `After ${kill} kills, a new run`, heard);
          // A run of which nothing was called saved may be lost: on a slow disk a kill may come
          // before that.
          await page.locator('[data-saved="saved"]').waitFor({ timeout: 30_000 });
          found = await eventsOf(page);
          runs.push({ address: page.url(), saved: found });
        }
        let told = found ?? 0;
        await page.exposeFunction('told', (events: number) => {
          told = Math.max(told, events);
        });
        await page.getByRole('button', { name: /^Checklists/ }).click();
        await page.locator('[data-run-panel]').waitFor();
        await tickOn(page);
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 1200));
        await chromium.kill();
        // What was told until then, and nothing later, was called saved before the end.
        if (told > (found ?? 0)) killedWhileSaving++;
        const current = runs.at(-1);
        if (current) current.saved = told;
      } finally {
        await chromium.kill();
      }
    }
    // The test must have killed where there was something to lose.
    expect(killedWhileSaving).toBeGreaterThan(Math.max(1, KILLS / 25));
    expect(runs.reduce((sum, { saved }) => sum + saved, 0)).toBeGreaterThan(KILLS * 2);
  } finally {
    if (lost) console.error(`What the browser kept, and said: ${profile}, ${CHROMIUM_LOG}`);
    else await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
