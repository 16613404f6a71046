import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './findChromium.mjs';
import { serveFolder } from './serveFolder.mjs';

/**
 * Serves a built site and opens a page of it. Returns the page and what ends both, or undefined
 * where there is no browser.
 */
export async function openPage(directory, address) {
  const executablePath = findChromium();
  if (!executablePath) return undefined;
  const server = await serveFolder(directory);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const close = async () => {
    await browser.close();
    server.close();
  };
  try {
    const page = await browser.newPage();
    const response = await page.goto(`${server.origin}${address}`);
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
