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

/** How often each is measured. The middle one counts, as Lighthouse's own notes on variability advise. */
const TURNS = 3;

/**
 * With it the browser keeps the page before on the screen for one or two seconds in most turns, under
 * Lighthouse alone: opened otherwise, cold or from another page, it paints as soon as it can.
 * Playwright turns it off as well.
 */
const NO_PAINT_HOLDING = '--disable-features=PaintHolding';

/**
 * Lighthouse's scores, of 100, of these pages: both themes, a telephone and a desk. The last column
 * is what Lighthouse makes of this machine; its own authors have one of 1500 to 2000 in mind.
 */
export async function benchLighthouse(folder, addresses) {
  const browser = await findChromium();
  if (!browser) return [{ what: 'no browser' }];
  const built = spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The site was not built.');
  const { origin, close } = await serveFolder(path.join(root, 'build'));
  const file = path.join(folder, 'lighthouse.json');
  const rows = [];
  try {
    for (const address of addresses)
      for (const [theme, scheme] of Object.entries(THEMES))
        for (const device of ['mobile', 'desktop']) {
          const turns = [];
          for (let turn = 0; turn < TURNS; turn++)
            turns.push(await look(browser, `${origin}${address}`, scheme, device, file));
          rows.push({ what: `${address}, ${theme}, ${device}`, ...summed(turns) });
        }
  } finally {
    close();
  }
  return rows;
}

/** What one turn of Lighthouse found. */
async function look(browser, url, scheme, device, file) {
  const flags = [...CHROMIUM_ARGS, NO_PAINT_HOLDING];
  await run(
    [
      ...['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse'],
      ...[url, '--quiet', '--output=json', `--output-path=${file}`],
      ...(device === 'desktop' ? ['--preset=desktop'] : []),
      `--chrome-flags=--headless=new ${flags.join(' ')} --blink-settings=preferredColorScheme=${scheme}`,
    ],
    { CHROME_PATH: browser },
  );
  return JSON.parse(await readFile(file, 'utf8'));
}

/** The middle turn, and how fast all of them were. */
function summed(turns) {
  const scored = turns.toSorted((one, two) => fast(one) - fast(two));
  const { categories, audits, environment } = scored[Math.floor(TURNS / 2)];
  return {
    ...Object.fromEntries(
      Object.values(categories).map(({ title, score }) => [title, Math.round(score * 100)]),
    ),
    'of all turns': scored.map((turn) => Math.round(fast(turn) * 100)).join(' '),
    'blocked, ms': Math.round(audits['total-blocking-time'].numericValue),
    'machine, index': Math.round(environment.benchmarkIndex),
  };
}

function fast({ categories }) {
  return categories.performance.score;
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
