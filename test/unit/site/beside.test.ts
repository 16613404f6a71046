import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type Beside, startBeside } from '../../../plugins/rollbook/site/beside.ts';
import { PLAN_HEAD } from '../shownParts.tsx';

const PLAN = `${PLAN_HEAD}::trigger[It fails]{#fails signal="the log" action=assess severity=low}\n`;
const CODE = pathToFileURL(path.join(inject('bundle'), 'besideWorker.mjs'));

let siteDir: string;
let beside: Beside | undefined;

beforeEach(() => {
  siteDir = mkdtempSync(path.join(tmpdir(), 'beside-'));
  mkdirSync(path.join(siteDir, 'docs'));
  writeFileSync(path.join(siteDir, 'docs/a.mdx'), PLAN);
});

afterEach(() => {
  beside?.end();
  rmSync(siteDir, { recursive: true, force: true });
});

const docs = [{ source: 'docs/a.mdx', permalink: '/runbooks/a', title: 'A', unlisted: false }];

const question = () => ({ siteDir, docs, home: 'https://example.org/', color: false });

const order = (index: Awaited<ReturnType<Beside['check']>>['index'], folder: string) => ({
  ...{ index, docs, siteDir, folder, siteUrl: 'https://example.org', baseUrl: '/' },
  site: { title: 'Site', tagline: '', url: 'https://example.org/' },
});

test('it checks a site, and makes what is served beside the pages', async () => {
  beside = startBeside({ siteDir, docsDir: path.join(siteDir, 'docs'), isBuild: false }, CODE);
  const { index, report, isBroken, data, sheets } = await beside.check(question());
  expect({ report, isBroken }).toEqual({ report: '', isBroken: false });
  const [{ id = '', permalink } = {}] = index.runbooks;
  expect(permalink).toBe('/runbooks/a');
  expect(JSON.parse(data.get('triggers.json') ?? '')).toMatchObject([{}]);
  expect(JSON.parse(sheets.get(id) ?? '')).toMatchObject({
    address: 'https://example.org/runbooks/a',
  });
  const folder = path.join(siteDir, 'made');
  await beside.make(order(index, folder))();
  expect(existsSync(path.join(folder, 'offline', `${id}.html`))).toBe(true);
  expect(existsSync(path.join(folder, 'pagefind/pagefind.js'))).toBe(true);
  expect(existsSync(path.join(folder, 'llms.txt'))).toBe(true);
});

test('a broken plan is told of', async () => {
  beside = startBeside({ siteDir, isBuild: false }, CODE);
  writeFileSync(path.join(siteDir, 'docs/a.mdx'), PLAN.replace('severity=low', 'severity=grave'));
  const { report, isBroken } = await beside.check(question());
  expect(isBroken).toBe(true);
  expect(report).toContain('found `grave`');
});

test('what goes wrong is told to who asked, and the next question is answered', async () => {
  beside = startBeside({ siteDir, isBuild: false }, CODE);
  const config = path.join(siteDir, 'rollbook.config.json');
  writeFileSync(config, '{ "rules": { "no-such-rule": "off" } }');
  await expect(beside.check(question())).rejects.toThrow('no-such-rule');
  rmSync(config);
  const { index } = await beside.check(question());
  // A file stands where a folder is to be made.
  const folder = path.join(siteDir, 'docs/a.mdx/made');
  await expect(beside.make(order(index, folder))()).rejects.toThrow('ENOTDIR');
});

test('a thread that has ended is begun again', async () => {
  beside = startBeside({ siteDir, isBuild: false }, CODE);
  const asked = beside.check(question());
  beside.end();
  await expect(asked).rejects.toThrow('The thread beside the build ended');
  expect((await beside.check(question())).index.runbooks).toHaveLength(1);
});

test('code that is not there is told to who asks', async () => {
  beside = startBeside({ siteDir, isBuild: false }, pathToFileURL(path.join(siteDir, 'none.mjs')));
  await expect(beside.check(question())).rejects.toThrow('none.mjs');
});
