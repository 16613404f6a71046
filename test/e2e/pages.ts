import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Runbook } from '../../plugins/rollbook/model/runbook.ts';

const root = path.join(import.meta.dirname, '../..');

/** The folder of the built site. */
export const BUILT = path.resolve(root, process.env.SITE_DIR ?? 'build');

/** What the site serves of the runbook at this address. */
export function builtRunbook(plan: string): Runbook {
  return JSON.parse(readFileSync(path.join(BUILT, `${plan}.json`), 'utf8')) as Runbook;
}

/** The addresses of the plans. */
export const PLANS = readdirSync(path.join(root, 'docs/runbooks'))
  .map((name) => `/runbooks/${path.basename(name, '.mdx')}`)
  .sort();

/** Opens a page, waits until React has taken it over, and collects what the console complains of. */
export async function open(page: Page, address: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.locator('html[data-has-hydrated="true"]').waitFor();
  return complaints;
}
