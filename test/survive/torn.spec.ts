import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { eventsOf, RUN } from './runPage.ts';
import { startChromium } from './startChromium.ts';

/**
 * The head of a LevelDB record whose 300 bytes never came: what a browser killed between two
 * writes leaves behind. https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
const TORN = Buffer.from([0x78, 0x56, 0x34, 0x12, 0x2c, 0x01, 0x01]);

/** Ends the last log of the origin's database in a torn record. */
async function tear(profile: string): Promise<void> {
  const all = path.join(profile, 'Default', 'IndexedDB');
  const folder = (await readdir(all)).find((name) => name.endsWith('.leveldb'));
  const logs = (await readdir(path.join(all, folder ?? ''))).filter((name) =>
    /^\d+\.log$/.test(name),
  );
  const last = logs.sort().at(-1);
  if (!folder || !last) throw new Error(`No database in ${all}`);
  await appendFile(path.join(all, folder, last), TORN);
}

async function tickNext(page: Page): Promise<number> {
  await page.getByRole('button', { name: /^Checklists/ }).click();
  const before = await eventsOf(page);
  await page.locator('[data-run-checklist] input:not(:checked)').first().click();
  await page.locator(`[data-saved="saved"][data-events="${before + 1}"]`).waitFor();
  return before + 1;
}

test('a run outlives the browser that throws its database away', async ({ baseURL }) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'rollbook-torn-'));
  let address = `${baseURL}${RUN}`;
  let saved = 0;
  try {
    // The second browser writes behind the torn record; the third finds the database damaged.
    for (const turn of [1, 2, 3]) {
      const chromium = await startChromium(profile);
      try {
        const page = await chromium.context.newPage();
        await page.goto(address);
        if (turn === 1) await page.getByRole('button', { name: /^Start the/ }).click();
        await page.locator('[data-run-step]').waitFor({ timeout: 20_000 });
        const found = await eventsOf(page);
        expect(found, `browser ${turn}`).toBeGreaterThanOrEqual(saved);
        address = page.url();
        saved = await tickNext(page);
      } finally {
        await chromium.kill();
      }
      if (turn === 1) await tear(profile);
      // The other copy is not on the disk yet when a browser is killed this soon.
      await rm(path.join(profile, 'Default', 'Local Storage'), { recursive: true, force: true });
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
