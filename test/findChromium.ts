import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What to do where no browser is found and none can be installed. */
export const NO_CHROMIUM =
  'The tests need a Chromium. Run `npx playwright install chromium` or install the package `chromium`, or set CHROMIUM to the path of one.';

/** The path of a Chromium: the one in `CHROMIUM`, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM;
  if (given) return existsSync(given) ? given : undefined;
  return [chromium.executablePath(), ...SYSTEM].find((file) => existsSync(file));
}

/** Debian's Chromium without what a window needs: the same engine, in half the time. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** The path of what opens pages in tests, which none of them looks at as a person does. */
export function findPageOpener(): string | undefined {
  return !process.env.CHROMIUM && existsSync(SHELL) ? SHELL : findChromium();
}

/** Keeps Chromium quiet in a closed network, and lets it run as root in a container. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
