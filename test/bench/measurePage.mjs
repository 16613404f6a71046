import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import handler from 'serve-handler';

// Docusaurus brings an older one of the same name, which is the one found from here.
const { createJiti } = createRequire(new URL('../../plugins/rollbook/cli/', import.meta.url))(
  'jiti',
);

/**
 * Serves a built site and opens a page of it. Returns the page and what ends both, or undefined
 * where there is no browser.
 */
export async function openPage(directory, address) {
  const { findChromium, CHROMIUM_ARGS } = await createJiti(import.meta.url).import(
    '../findChromium.ts',
  );
  const executablePath = findChromium();
  if (!executablePath) return undefined;
  const server = createServer((request, response) =>
    handler(request, response, { public: directory, cleanUrls: true, trailingSlash: false }),
  );
  await new Promise((resolve) => server.listen(0, resolve));
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const close = async () => {
    await browser.close();
    server.close();
  };
  try {
    const page = await browser.newPage();
    const response = await page.goto(`http://localhost:${server.address().port}${address}`);
    if (response?.status() !== 200) throw new Error(`${address} is not a page of the site.`);
    await page.waitForLoadState('networkidle');
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Opens a page of a built site and returns how many bytes of JavaScript it needs, each file
 * compressed by gzip. What is only fetched ahead for other pages does not count. Returns undefined
 * where there is no browser.
 */
export async function measurePage(directory, address) {
  const opened = await openPage(directory, address);
  if (!opened) return undefined;
  try {
    const names = await opened.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ initiatorType }) => initiatorType === 'script')
        .map(({ name }) => new URL(name).pathname),
    );
    const scripts = [...new Set(names)].filter((name) => name.endsWith('.js'));
    let bytes = 0;
    for (const name of scripts)
      bytes += gzipSync(await readFile(path.join(directory, name))).length;
    return bytes;
  } finally {
    await opened.close();
  }
}
