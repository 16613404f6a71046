import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
const bin = path.join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');

const CONFIG = `
import path from 'node:path';
import rollbook, { createParseFrontMatter, remarkRunbooks } from ${JSON.stringify(path.join(inject('bundle'), 'site.cjs'))};
export default {
  title: 'Test', url: 'http://localhost', baseUrl: '/', onBrokenLinks: 'ignore',
  future: { v4: true },
  markdown: { parseFrontMatter: createParseFrontMatter(path.join(__dirname, 'docs')) },
  plugins: [rollbook],
  presets: [['classic', {
    docs: { routeBasePath: '/', beforeDefaultRemarkPlugins: [remarkRunbooks(__dirname)] },
    blog: false, pages: false,
  }]],
};
`;

const plan = (id: string, body: string) => `---
title: ${id}
runbook:
  id: ${id}
  status: active
  owner: "@team"
---

${body}
`;

const GOOD = plan(
  'good',
  '::trigger[It fails]{#fails signal="the log" action=assess severity=low}\n',
);
const BROKEN = plan('broken', '::::procedure[Switch]{#switch risk=grave}\n\nText.\n\n::::\n');
const REFUSED = plan('refused', 'Under <5ms it is fine.\n');
const EVALUATED = `---js\n{ runbook: (globalThis.process.stderr.write('EVALUATED'), {}) }\n---\n`;

/** The environment of a person at a terminal, without what the test runner adds. */
const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
for (const name of ['NODE_ENV', 'BABEL_ENV', 'BROWSERSLIST_ENV']) delete env[name];

let site: string;

function write(docs: Record<string, string>): void {
  rmSync(path.join(site, 'docs'), { recursive: true, force: true });
  mkdirSync(path.join(site, 'docs'), { recursive: true });
  for (const [name, text] of Object.entries(docs))
    writeFileSync(path.join(site, 'docs', name), text);
}

beforeAll(() => {
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  site = mkdtempSync(path.join(root, '.cache', 'site-'));
  writeFileSync(path.join(site, 'docusaurus.config.ts'), CONFIG);
  const settings = { rules: { 'procedure-without-budget': 'off' } };
  writeFileSync(path.join(site, 'rollbook.config.json'), JSON.stringify(settings));
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

test('a broken plan fails the build, with every message once and nothing evaluated', () => {
  write({ 'good.mdx': GOOD, 'broken.mdx': BROKEN, 'refused.mdx': REFUSED, 'evil.mdx': EVALUATED });
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'build', site], {
    encoding: 'utf8',
    env,
  });
  const output = stdout + stderr;
  expect(status).toBe(1);
  const times = (text: string) => output.split(text).length - 1;
  expect(times('docs/broken.mdx:9:31')).toBe(1);
  expect(times('Expected `risk` to be')).toBe(1);
  expect(times('docs/refused.mdx:9:7')).toBe(1);
  expect(times('found `<5ms`')).toBe(1);
  expect(times('docs/evil.mdx:1:1')).toBe(1);
  expect(output).not.toContain('EVALUATED');
  expect(output).toContain('unreachable-procedure');
  expect(output, 'the site follows the configuration file').not.toContain('without-budget');
});

test('the development server serves the index and goes on with a broken plan', async () => {
  write({ 'good.mdx': GOOD, 'broken.mdx': BROKEN });
  const port = String(20_000 + (process.pid % 10_000));
  const child: ChildProcess = spawn(
    process.execPath,
    [bin, 'start', site, '--no-open', '--port', port],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout?.on('data', (part) => {
    output += part;
  });
  child.stderr?.on('data', (part) => {
    output += part;
  });
  try {
    const index = await getJson(`http://localhost:${port}/runbooks/index.json`);
    expect(index).toMatchObject({
      schemaVersion: 1,
      runbooks: [
        { id: 'broken', permalink: '/runbooks/broken' },
        { id: 'good', permalink: '/runbooks/good', source: 'docs/good.mdx' },
      ],
    });
    expect(await getJson(`http://localhost:${port}/runbooks/good.json`)).toMatchObject({
      id: 'good',
    });
    expect(output).toContain('Expected `risk` to be');
    // What is made beside it comes a little later.
    const entry = await getJson(`http://localhost:${port}/pagefind/pagefind-entry.json`);
    expect(entry).toHaveProperty('languages.en.page_count', expect.any(Number));
    const file = () => fetch(`http://localhost:${port}/offline/good.html`);
    await expect
      .poll(async () => (await file()).text(), { timeout: 30_000, interval: 250 })
      .toContain('id="rollbook-code"');
  } finally {
    child.kill();
  }
});

async function getJson(address: string): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await fetch(address);
      // Until the site is compiled the server answers every address with its empty page.
      if (response.headers.get('content-type')?.includes('json')) return await response.json();
    } catch (error) {
      if (attempt > 200) throw error;
    }
    if (attempt > 200) throw new Error(`${address} gave no JSON`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
