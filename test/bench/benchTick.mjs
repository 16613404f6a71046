import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { configOf } from './benchSite.mjs';
import { openPage } from './measurePage.mjs';
import { runTimed } from './runTimed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docusaurus = path.join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');

/** Event Timing reports nothing faster than this, in ms. */
const FASTEST = 16;

/** Found by what it is: to ask for its role looks at the whole page, in the page's own time. */
const BOX = 'input[type="checkbox"]';

/** Between two ticks, in ms: nobody goes through a list faster than five a second. */
const PAUSE = 200;

/**
 * Ticks boxes by keyboard in a procedure of `items` items, with the processor slowed down, and
 * returns rows with the time from the key to the next paint, in ms (Event Timing, W3C).
 */
export async function benchTick(folder, items = 300, slowdown = 4) {
  const site = path.join(folder, 'ticks');
  await mkdir(path.join(site, 'docs'), { recursive: true });
  await mkdir(path.join(site, 'static'), { recursive: true });
  await writeFile(path.join(site, 'docs/ticks.mdx'), planOf(items));
  await writeFile(path.join(site, 'docusaurus.config.ts'), configOf(false));
  // The page of run mode is the site's own; its imports lead to the product from anywhere.
  await mkdir(path.join(site, 'src/pages'), { recursive: true });
  const run = await readFile(path.join(root, 'src/pages/run.tsx'), 'utf8');
  await writeFile(
    path.join(site, 'src/pages/run.tsx'),
    run.replaceAll('@site/plugins/', path.join(root, 'plugins/')),
  );
  const built = runTimed([docusaurus, 'build', site], root);
  if (built.status !== 0) throw new Error(`The site was not built: ${built.stderr}${built.stdout}`);
  const opened = await openPage(path.join(site, 'build'), '/runbooks/ticks');
  if (!opened) return [{ what: 'no browser' }];
  const { page, close } = opened;
  const address = page.url();
  try {
    const session = await page.context().newCDPSession(page);
    const slow = () => session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const quick = () => session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const rows = [];
    // What this machine and browser take by themselves, whatever is done about it.
    await page.goto('about:blank');
    await page.setContent('<label><input type="checkbox"> Item</label><br>'.repeat(items));
    await slow();
    rows.push(row('on a page without a script', await tick(page, page.locator(BOX), items)));
    await quick();
    await page.goto(address);
    await page.locator('html[data-has-hydrated="true"]').waitFor();
    await slow();
    rows.push(row('while reading', await tick(page, page.locator(BOX), items)));
    await quick();
    await page.goto(new URL('/run?runbook=ticks&procedure=look', address).href);
    await page.getByRole('button', { name: /^Start the/ }).click();
    await page.locator('[data-saved="saved"]').waitFor();
    await page.keyboard.press('c');
    await slow();
    const boxes = page.locator(`[data-run-checklist] ${BOX}`);
    rows.push(row('in a run', await tick(page, boxes, items)));
    return rows;
  } finally {
    await close();
    await rm(site, { recursive: true, force: true });
  }

  function row(where, { presses, at }) {
    return {
      what: `a tick among ${items} items ${where}, processor slowed ${slowdown} times`,
      ticks: presses,
      'median, ms': at(0.5),
      '95th percentile, ms': at(0.95),
      'longest, ms': at(1),
    };
  }
}

/** Ticks a hundred of the boxes by keyboard. Returns the times to the paint by their share. */
async function tick(page, boxes, items, presses = 100) {
  await page.evaluate((threshold) => {
    window.painted = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keyup' || name === 'click') window.painted.push(duration);
    }).observe({ type: 'event', durationThreshold: threshold });
  }, FASTEST);
  for (let press = 0; press < presses; press++) {
    await boxes.nth((press * 37) % items).focus();
    await page.keyboard.press('Space');
    await page.waitForTimeout(PAUSE);
  }
  await page.waitForTimeout(500);
  const ticked = await boxes.evaluateAll((all) => all.filter((box) => box.checked).length);
  if (ticked !== presses) throw new Error(`Expected ${presses} ticks, found ${ticked}.`);
  const painted = await page.evaluate(() => window.painted);
  const all = [...painted, ...Array(Math.max(0, presses - painted.length)).fill(FASTEST)];
  all.sort((a, b) => a - b);
  return { presses, at: (share) => Math.round(all[Math.ceil(all.length * share) - 1] ?? 0) };
}

function planOf(items) {
  const list = Array.from(
    { length: items },
    (_, i) => `- [ ] Item number ${i + 1} is as it should be`,
  );
  return `---
title: Ticks
runbook: {id: ticks, status: draft, owner: us}
---

::::procedure[Look at everything]{#look kind=verify budget=1h}

:::step[Begin]{#begin kind=check}

Begin at the top.

::expect[There is a list]{value="list = there"}

:::

:::checklist[Everything]{#everything}

${list.join('\n')}

:::

::::
`;
}
