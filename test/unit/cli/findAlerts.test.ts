import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { findAlerts } from '../../../plugins/rollbook/cli/findAlerts.ts';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { testFolder } from './bundledCli.ts';
import { givenFiles, SOUND } from './givenFiles.ts';
import { pretendTerminal } from './pretendTerminal.ts';

// Root may look into everything, so this refusal is the test's own.
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    readdirSync: (folder: string, ...rest: []) => {
      if (path.basename(folder) === 'closed')
        throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
      return real.readdirSync(folder, ...rest);
    },
  };
});

const folder = testFolder();
const OUT = 'Expected a file in the working folder, found a link that leads out of it';
const text = 'groups: []\n';

/** A folder with rule files and links of every kind, beside one that is not its own. */
function given(name: string): string {
  const outside = givenFiles(path.join(folder(), `${name}-outside`), { 'secret.yml': text });
  const cwd = givenFiles(path.join(folder(), name), {
    'docs/a.mdx': SOUND,
    'rules/plain.yml': text,
    'shared/one.yml': text,
    'shared/more/two.yml': text,
    'node_modules/other/rules.yml': text,
  });
  symlinkSync('../shared/one.yml', path.join(cwd, 'rules/linked.yml'));
  symlinkSync('../shared/more', path.join(cwd, 'rules/more'));
  symlinkSync(path.join(outside, 'secret.yml'), path.join(cwd, 'rules/out.yml'));
  symlinkSync(outside, path.join(cwd, 'rules/outside'));
  symlinkSync('none.yml', path.join(cwd, 'rules/gone.yml'));
  return cwd;
}

const GONE = { path: 'rules/gone.yml', problem: expect.stringContaining('leads nowhere') };

test('links that stay inside are read, and those that lead out are refused by name', async () => {
  const cwd = given('links');
  const ofFolder = [
    GONE,
    { path: 'rules/linked.yml', text },
    { path: 'rules/out.yml', problem: OUT },
    { path: 'rules/plain.yml', text },
  ];
  expect(await findAlerts(['rules/*.yml'], cwd)).toEqual(ofFolder);
  expect(await findAlerts(['rules/**/*.yml'], cwd)).toEqual([
    ...ofFolder.slice(0, 2),
    { path: 'rules/more/two.yml', text },
    ofFolder[2],
    { path: 'rules/outside', problem: OUT },
    ofFolder[3],
  ]);
  expect(await findAlerts(['rules/**/*.yml', '!rules/o*', '!rules/gone.yml'], cwd)).toEqual([
    { path: 'rules/linked.yml', text },
    { path: 'rules/more/two.yml', text },
    { path: 'rules/plain.yml', text },
  ]);
});

test('a way through a link that leads out finds that link, and no file behind it', async () => {
  const cwd = given('ways');
  const refused = [{ path: 'rules/outside', problem: OUT }];
  expect(await findAlerts(['rules/outside/*.yml'], cwd)).toEqual(refused);
  expect(await findAlerts(['rules/out*/*.yml'], cwd)).toEqual(refused);
});

test('the same holds in a folder that is itself reached by a link', async () => {
  const real = given('real');
  symlinkSync(path.join(folder(), 'real-outside'), path.join(real, 'shared/more/away'));
  const cwd = path.join(folder(), 'by-link');
  symlinkSync(real, cwd);
  expect(await findAlerts(['rules/more/**/*.yml'], cwd)).toEqual([
    { path: 'rules/more/away', problem: OUT },
    { path: 'rules/more/two.yml', text },
  ]);
});

test('a file outside can be asked for by its own path', async () => {
  const cwd = given('own');
  expect(await findAlerts(['../own-outside/*.yml'], cwd)).toEqual([
    { path: '../own-outside/secret.yml', text },
  ]);
});

test('node_modules are looked into only where a pattern says so', async () => {
  const cwd = given('modules');
  const all = await findAlerts(['**/{plain,rules}.yml'], cwd);
  expect(all.map((file) => file.path)).toEqual(['rules/outside', 'rules/plain.yml']);
  expect(await findAlerts(['node_modules/*/*.yml'], cwd)).toEqual([
    { path: 'node_modules/other/rules.yml', text },
  ]);
});

test('a folder that may not be looked into is named', async () => {
  const cwd = givenFiles(path.join(folder(), 'permission'), {
    'rules/closed/a.yml': text,
    'rules/open/b.yml': text,
  });
  expect(await findAlerts(['rules/**/*.yml'], cwd)).toEqual([
    { path: 'rules/closed', problem: expect.stringContaining('no permission') },
    { path: 'rules/open/b.yml', text },
  ]);
});

test.each([
  ['rules/*.yml', 1, 'rules/gone.yml:1:1 error unreadable-file'],
  ['rules/out.yml', 1, 'rules/out.yml:1:1 error unreadable-file'],
  ['./rules/gone.yml', 2, 'rollbook check: Expected `rules/gone.yml` to be readable, found'],
])('check --alerts %s ends with %i and names it', async (pattern, status, words) => {
  const terminal = pretendTerminal(given(`check-${pattern.replaceAll(/\W/g, '-')}`));
  expect(await main(['check', '--alerts', pattern], terminal)).toBe(status);
  expect(terminal.stdout() + terminal.stderr()).toContain(words);
});
