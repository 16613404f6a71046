import { readFileSync } from 'node:fs';
import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { open } from './pages.ts';

/** Presses Tab until this has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Nothing leads there by the keyboard');
}

/** Opens the form at which a run starts. Returns what the console complained of. */
export async function openStart(
  page: Page,
  runbook: string,
  procedure: string,
  query = '',
): Promise<string[]> {
  const complaints = await open(page, `/run?runbook=${runbook}&procedure=${procedure}${query}`);
  await page.getByRole('button', { name: /^Start the/ }).waitFor();
  return complaints;
}

/** Starts a run with the keyboard alone, and waits for its first step. */
export async function start(page: Page, mode: 'live' | 'drill', actor: string): Promise<void> {
  if (mode === 'drill') {
    await tabTo(page, page.getByRole('radio', { name: /^Live/ }));
    await page.keyboard.press('ArrowRight');
  }
  await tabTo(page, page.getByRole('textbox', { name: 'Who runs it' }));
  await page.keyboard.type(actor);
  await tabTo(page, page.getByRole('button', { name: /^Start the/ }));
  await page.keyboard.press('Enter');
  await step(page).waitFor();
}

export const step = (page: Page) => page.locator('[data-run-step]');
export const saved = (page: Page) => page.locator('[data-saved]');
export const report = (page: Page) => page.locator('[data-run-report]');
export const panel = (page: Page) => page.locator('[data-run-panel]');

/** The id of the step that is shown; empty where none is open any more. */
export const shown = (page: Page) => step(page).getAttribute('data-run-step');

/** Waits until all of the run is in the durable copy. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(saved(page)).toHaveAttribute('data-saved', 'saved', { timeout: 20_000 });
}

/** Settles the step that is shown with a key, and answers what is asked for. */
export async function settle(page: Page, key: 'd' | 's' | 'x' | 'f', words: string): Promise<void> {
  const before = await shown(page);
  await page.keyboard.press(key);
  const asked = panel(page).locator('[data-focus]');
  const approve = key === 'd' && (await asked.count()) > 0;
  if (key !== 'd' || approve) {
    await expect(asked).toBeFocused();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  if (key === 'f') return;
  await expect(step(page)).not.toHaveAttribute('data-run-step', before ?? '');
  await expect(step(page).getByRole('heading', { level: 2 })).toBeFocused();
}

/** Ends the run with the keyboard, and waits for its report. */
export async function finish(page: Page, words: string): Promise<void> {
  await page.keyboard.press('e');
  await expect(panel(page).locator('[data-focus]')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await report(page).waitFor();
}

/** What a click lets the reader download. */
export async function downloaded(
  page: Page,
  click: () => Promise<void>,
): Promise<[string, string]> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return [download.suggestedFilename(), readFileSync(await pathOf(download), 'utf8')];
}

async function pathOf(download: Download): Promise<string> {
  return await download.path();
}

/** All that is stored in this browser for the site, as text. */
export async function everythingStored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    const { storageBuckets } = navigator as unknown as {
      storageBuckets: {
        keys(): Promise<string[]>;
        open(name: string): Promise<{ indexedDB: IDBFactory }>;
      };
    };
    const factories = [indexedDB];
    for (const name of await storageBuckets.keys())
      factories.push((await storageBuckets.open(name)).indexedDB);
    for (const factory of factories)
      for (const { name = '' } of await factory.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = factory.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        for (const store of database.objectStoreNames) {
          const all = await new Promise<unknown[]>((resolve, reject) => {
            const request = database.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          parts.push(JSON.stringify(all));
        }
        database.close();
      }
    return parts.join('\n');
  });
}
