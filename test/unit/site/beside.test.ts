import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
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
  vi.restoreAllMocks();
  beside?.end();
  rmSync(siteDir, { recursive: true, force: true });
});

const docs = [{ source: 'docs/a.mdx', permalink: '/runbooks/a', title: 'A', unlisted: false }];

const question = () => ({ docs, home: 'https://example.org/', color: false });

const order = (index: Awaited<ReturnType<Beside['check']>>['index'], folder: string) => ({
  ...{ index, docs, folder, siteUrl: 'https://example.org', baseUrl: '/' },
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

/** A thread that answers nothing but what it is made to. */
function stub(answer: string): URL {
  const file = path.join(siteDir, 'stub.mjs');
  const ask = `parentPort.on('message', async ({ id, request }) => { ${answer} });`;
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${ask}\n`);
  return pathToFileURL(file);
}

test('a thread that has failed is begun again, and does not fail the one after it', async () => {
  const code = stub(`
    if (request.check.color) setTimeout(() => { throw new Error('boom'); });
    else setTimeout(() => parentPort.postMessage({ id, answer: { value: 'well' } }), 200);
  `);
  beside = startBeside({ siteDir, isBuild: false }, code);
  await expect(beside.check({ ...question(), color: true })).rejects.toThrow('boom');
  expect(await beside.check(question())).toBe('well');
});

test('a thread that ends before it has answered is told of', async () => {
  beside = startBeside({ siteDir, isBuild: false }, stub('parentPort.unref();'));
  await expect(beside.check(question())).rejects.toThrow('The thread beside the build ended (0)');
});

test('the process waits for the thread as long as somebody does, and no longer', async () => {
  const [ref, unref] = [vi.spyOn(Worker.prototype, 'ref'), vi.spyOn(Worker.prototype, 'unref')];
  const held = () => ref.mock.calls.length - unref.mock.calls.length;
  const code = stub(`
    const time = 'make' in request ? 300 : 10;
    setTimeout(() => parentPort.postMessage({ id, answer: { value: time } }), time);
  `);
  beside = startBeside({ siteDir, isBuild: false }, code);
  const [idle, make] = [held(), beside.make(order({ schemaVersion: 1, runbooks: [] }, siteDir))];
  expect(held(), 'begun, and nobody waits yet').toBe(idle);
  const made = make();
  expect(held()).toBe(idle + 1);
  expect(await beside.check(question())).toBe(10);
  expect(held(), 'the other is still waited for').toBe(idle + 1);
  expect(await made).toBe(300);
  expect(held()).toBe(idle);
});

test('a configuration that never comes is told of, and does not hang', async () => {
  writeFileSync(path.join(siteDir, 'rollbook.config.ts'), 'await new Promise(() => {});\n');
  beside = startBeside({ siteDir, isBuild: true }, CODE);
  await expect(beside.check(question())).rejects.toThrow('The thread beside the build ended');
});

test('code that is not there is told to who asks', async () => {
  beside = startBeside({ siteDir, isBuild: false }, pathToFileURL(path.join(siteDir, 'none.mjs')));
  await expect(beside.check(question())).rejects.toThrow('none.mjs');
});
