import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { plainFiles } from '../../../plugins/rollbook/site/plainFiles.ts';
import { publicFiles } from '../../../plugins/rollbook/site/publicFiles.ts';
import { testFolder } from './bundledCli.ts';
import { givenFiles } from './givenFiles.ts';
import { pretendTerminal } from './pretendTerminal.ts';

const folder = testFolder();
const SOURCE = 'docs/runbooks/checkout.mdx';
const PLAN = `---
title: Checkout
runbook:
  id: checkout
  version: "1.2"
  status: draft
  owner: "@team"
---

Some prose.

::::procedure[Emergency]{#emergency kind=rollback risk=high budget=5m}

:::step[Switch it off]{#off effect=change}

~~~bash
./switch off
~~~

:::

::::

:::contacts

| Role | Name | How to reach |
|---|---|---|
| Lead | Kim | +1 555 0100 |

:::
`;

let cwd = '';
let source = '';
beforeEach(async ({ task }) => {
  cwd = path.join(folder(), task.name.replace(/\W/g, '-'));
  source = path.join(cwd, SOURCE);
  const { index } = await checkFiles([{ path: SOURCE, text: PLAN }], { rules: [] });
  // As the site has it: each runbook with the address of its page.
  expect(index.runbooks[0]?.procedures[0]?.steps).toHaveLength(1);
  const runbooks = index.runbooks.map((one) => ({ ...one, permalink: '/runbooks/checkout' }));
  const site = { title: 'Plans', tagline: '', url: 'https://docs.example/' };
  const built = [
    ...publicFiles({ ...index, runbooks }),
    ...plainFiles({ ...index, runbooks }, new Map([[SOURCE, PLAN]]), site),
  ];
  givenFiles(cwd, { [SOURCE]: PLAN });
  givenFiles(path.join(cwd, 'build'), {
    ...Object.fromEntries(built),
    'build.json': JSON.stringify({ base: '/' }),
    'print/checkout.html': '',
  });
});

/** What is said of the plan before the browser, which is none, is missed. */
async function complaint(): Promise<string> {
  const terminal = pretendTerminal(cwd);
  await main(['print', 'checkout', '--pdf', 'x.pdf', '--browser', 'none'], terminal);
  expect(terminal.stderr()).toContain('`none` is no program');
  return terminal.stderr().replace(/rollbook print: `none`.*\n/, '');
}

test('a plan as it was built, and one with a line more in its front matter', async () => {
  expect(await complaint()).toBe('');
  writeFileSync(source, PLAN.replace('runbook:', 'sidebar_position: 3\nrunbook:'));
  expect(await complaint()).toBe('');
});

test.each([
  ['title', 'title: Checkout', 'title: Till'],
  ['version', '"1.2"', '"1.3"'],
  ['owner', '@team', '@others'],
  ['prose', 'Some prose', 'Other prose'],
  ['command', 'switch off', 'switch down'],
  ['contacts', '0100', '0199'],
])('another %s', async (_, from, to) => {
  writeFileSync(source, PLAN.replace(from, to));
  expect(readFileSync(source, 'utf8')).not.toBe(PLAN);
  expect(await complaint()).toBe(
    `rollbook print: ${SOURCE} has changed since the site was built; what is printed is the built one\n`,
  );
});

test('a plan with another id', async () => {
  writeFileSync(source, PLAN.replace('id: checkout', 'id: till'));
  expect(await complaint()).toContain(`${SOURCE} is no runbook \`checkout\` any more`);
});

test('a file that cannot be read', async () => {
  writeFileSync(source, Buffer.from([0xff, 0xfe, 0xff]));
  expect(await complaint()).toMatch(/cannot be compared with the built site \(Expected UTF-8/);
});

test('a link that leads nowhere', async () => {
  rmSync(source);
  symlinkSync('none.mdx', source);
  expect(await complaint()).toMatch(/cannot be compared .*a link that leads nowhere/);
});

test('a folder in the place of the file', async () => {
  rmSync(source);
  mkdirSync(source);
  expect(await complaint()).toMatch(/cannot be compared .*a folder/);
});

test('a file that was moved, and a build far from its sources', async () => {
  renameSync(source, path.join(path.dirname(source), 'till.mdx'));
  expect(await complaint()).toContain(`${SOURCE} is not there any more`);
  rmSync(path.join(cwd, 'docs'), { recursive: true });
  expect(await complaint()).toBe('');
});
