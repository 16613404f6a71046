import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchCheck, benchStart } from './benchCheck.mjs';
import { benchKills } from './benchKills.mjs';
import { benchLighthouse } from './benchLighthouse.mjs';
import { benchSite } from './benchSite.mjs';
import { benchTick } from './benchTick.mjs';

// Prints how fast things are, as ratios within one run: figures of different machines, or of
// different hours on a shared one, say nothing about each other. Nothing is asserted.
const { values } = parseArgs({
  allowNegative: true,
  options: {
    plans: { type: 'string', default: '1000' },
    /** Numbers of runbooks of the sites that are built; a thousand take eight minutes, `0` builds none. */
    pages: { type: 'string', default: '5,1000' },
    /** How often the browser is killed in a run; a thousand takes the better part of an hour. */
    kills: { type: 'string', default: '1000' },
    /** Whether Lighthouse is fetched and looks at a page. */
    lighthouse: { type: 'boolean', default: true },
  },
});
const plans = Number(values.plans);
const kills = Number(values.kills);
const pages = values.pages.split(',').map(Number).filter(Boolean);

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
await mkdir(cache, { recursive: true });
// Inside the project, where the sites find their packages.
const folder = await mkdtemp(path.join(cache, 'bench-'));
try {
  if (plans > 0) {
    const { bytes, rows } = await benchCheck(folder, plans);
    process.stdout.write(`\nCheck ${plans} plans of ${(bytes / plans / 1000).toFixed(1)} kB\n`);
    console.table(rows);
  }
  process.stdout.write('\nStart\n');
  console.table(await benchStart(folder));
  for (const count of pages) {
    process.stdout.write(`\nA site of ${count} runbooks, and of the same text as plain pages\n`);
    console.table(await benchSite(folder, count));
  }
  process.stdout.write('\nA tick\n');
  console.table(await benchTick(folder));
  if (values.lighthouse) {
    process.stdout.write('\nLighthouse\n');
    // A page of plain text, the smallest plan of the site, and the largest.
    const looked = ['/authoring', '/runbooks/fusion-orchestrator', '/runbooks/townlet-wp5'];
    console.table(await benchLighthouse(folder, looked));
  }
  if (kills > 0) benchKills(kills);
} finally {
  await rm(folder, { recursive: true, force: true });
}
