import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_ARGS, findChromium } from './findChromium.mjs';
import { serveFolder } from './serveFolder.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** It is fetched when it is asked for: only this needs it, and it is half as big as the site's own packages. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

/** What Blink calls the colour schemes. */
const THEMES = { light: 1, dark: 0 };

/**
 * What a high-end desk has in Lighthouse's own benchmark, in the middle of its bracket: the machine
 * that Lighthouse has in mind when it takes a telephone to be four times slower
 * (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md, CPU throttling).
 */
const DESK_INDEX = 1750;
const SLOWDOWN = 4;

/**
 * Lighthouse's scores, of 100, of a runbook's page: both themes, a telephone and a desk. The
 * telephone is measured twice: as Lighthouse does by default, and slowed down by as much as makes
 * this machine that telephone, as Lighthouse's documents ask where a machine is slower than theirs.
 */
export async function benchLighthouse(folder, address) {
  const browser = await findChromium();
  if (!browser) return [{ what: 'no browser' }];
  const built = spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The site was not built.');
  const { origin, close } = await serveFolder(path.join(root, 'build'));
  const rows = [];
  try {
    for (const [theme, scheme] of Object.entries(THEMES)) {
      let slowdown = SLOWDOWN;
      for (const device of ['mobile', 'mobile, calibrated', 'desktop']) {
        const file = path.join(folder, 'lighthouse.json');
        const ofDevice = {
          mobile: [],
          'mobile, calibrated': [`--throttling.cpuSlowdownMultiplier=${slowdown.toFixed(2)}`],
          desktop: ['--preset=desktop'],
        };
        await run(
          [
            ...['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse'],
            ...[`${origin}${address}`, '--quiet', '--output=json', `--output-path=${file}`],
            ...ofDevice[device],
            `--chrome-flags=--headless=new ${CHROMIUM_ARGS.join(' ')} --blink-settings=preferredColorScheme=${scheme}`,
          ],
          { CHROME_PATH: browser },
        );
        const { categories, audits, environment } = JSON.parse(await readFile(file, 'utf8'));
        const { benchmarkIndex } = environment;
        slowdown = Math.max(1, (SLOWDOWN * benchmarkIndex) / DESK_INDEX);
        rows.push({
          what: `${address}, ${theme}, ${device}`,
          ...Object.fromEntries(
            Object.values(categories).map(({ title, score }) => [title, Math.round(score * 100)]),
          ),
          'blocked, ms': Math.round(audits['total-blocking-time'].numericValue),
          'machine, index': Math.round(benchmarkIndex),
        });
      }
    }
  } finally {
    close();
  }
  return rows;
}

function run(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Lighthouse ended with ${code}.`)),
    );
  });
}
