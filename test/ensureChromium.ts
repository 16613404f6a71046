import { spawnSync } from 'node:child_process';
import { findChromium, NO_CHROMIUM } from './findChromium.ts';

/**
 * Playwright's global setup: makes sure that there is a Chromium, and installs one where there is
 * none: Playwright's own, else Debian's. Throws with what to do where neither works.
 */
export default function ensureChromium(): void {
  if (findChromium()) return;
  const attempts: [command: string, args: string[]][] = [
    ['npx', ['playwright', 'install', 'chromium']],
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', 'chromium']],
  ];
  for (const [command, args] of attempts) {
    process.stdout.write(`No Chromium found; trying ${command} ${args.join(' ')}\n`);
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 240_000 });
    if (findChromium()) return;
  }
  throw new Error(NO_CHROMIUM);
}
