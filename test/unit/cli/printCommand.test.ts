import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { findBrowser } from '../../../plugins/rollbook/cli/print/findBrowser.ts';
import { bundledCli, testFolder } from './bundledCli.ts';
import { givenFiles } from './givenFiles.ts';
import { pretendTerminal } from './pretendTerminal.ts';

const folder = testFolder();
const cli = bundledCli();

const INDEX = {
  schemaVersion: 1,
  runbooks: ['checkout', 'search'].map((id) => ({
    id,
    source: `docs/runbooks/${id}.mdx`,
    procedures: [{ id: 'emergency' }],
  })),
};

/** A folder with as much of a built site in it as is asked about before a browser is started. */
function builtSite(name: string): string {
  return givenFiles(path.join(folder(), name), {
    'build/runbooks/index.json': JSON.stringify(INDEX),
    'build/build.json': '{"base":"/docs/"}',
    'build/print/checkout.html': '',
    'build/print/search/index.html': '',
  });
}

async function print(cwd: string, ...args: string[]) {
  const terminal = pretendTerminal(cwd);
  const code = await main(['print', ...args], terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

describe('what can be wrong is said before a browser is started', () => {
  test.each([
    ['no id', ['--pdf', 'x.pdf'], 'Expected the id of a runbook'],
    ['no file', ['checkout'], 'Expected `--pdf` with the file to write'],
    ['many runbooks and one file', ['checkout', 'search', '--pdf', 'x.pdf'], 'Expected `{id}` in'],
    [
      'paper',
      ['checkout', '--pdf', 'x.pdf', '--paper', 'a5'],
      'to be `a4` or `letter`, found `a5`',
    ],
    ['an unknown option', ['checkout', '--pdf', 'x.pdf', '--colour'], "Unknown option '--colour'"],
    [
      'an unknown id',
      ['chekout', '--pdf', 'x.pdf'],
      'no runbook `chekout`. Did you mean `checkout`?',
    ],
    ['an id like no other', ['zzz', '--pdf', 'x.pdf'], 'It has `checkout`, `search`.'],
    [
      'an unknown part',
      ['checkout', '--pdf', 'x.pdf', '--part', 'emergencies'],
      '`checkout` has no part `emergencies`. Did you mean `emergency`?',
    ],
    ['a folder', ['checkout', '--pdf', 'build'], 'found the folder `build`'],
    ['a folder to be', ['checkout', '--pdf', 'out/'], 'found the folder `out/`'],
    ['no build', ['checkout', '--pdf', 'x.pdf', '--build', 'site'], 'Run `npm run build` first'],
    [
      'a browser that is none',
      ['checkout', '--pdf', 'x.pdf', '--browser', 'docs'],
      '`docs` is no program',
    ],
  ])('%s', async (name, args, message) => {
    const cwd = builtSite(`wrong/${name}`);
    const { code, stdout, stderr } = await print(cwd, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(cwd)).toEqual(['build']);
  });

  test('a runbook without its paper edition, an older build, and an index that is none', async () => {
    const cwd = givenFiles(path.join(folder(), 'halves'), {
      'build/runbooks/index.json': JSON.stringify(INDEX),
      'old/runbooks/index.json': JSON.stringify(INDEX),
      'old/print/checkout.html': '',
      'old/build.json': '{"commit":"abc"}',
      'other/runbooks/index.json': '{"runbooks":[{"id":"../../x"}]}',
    });
    const args = ['checkout', '--pdf', 'x.pdf'];
    expect((await print(cwd, ...args)).stderr).toContain('no paper edition of `checkout`');
    expect((await print(cwd, ...args, '--build', 'old')).stderr).toContain(
      '`old/build.json` does not say which base path',
    );
    expect((await print(cwd, ...args, '--build', 'other')).stderr).toContain('is no index');
  });

  test('no Chromium on the PATH', async () => {
    const cwd = builtSite('without');
    const { code, stderr } = await cli.run(['print', 'checkout', '--pdf', 'x.pdf'], cwd, {
      PATH: cwd,
      CHROME_PATH: '',
    });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('There is no Chromium here. Install `chromium`'),
    });
  });
});

/** A program that stands in for the browser, as a script for the shell. */
function pretendBrowser(cwd: string, script: string): string {
  givenFiles(cwd, { 'bin/chromium': `#!/bin/sh\n${script}\n` });
  const file = path.join(cwd, 'bin/chromium');
  chmodSync(file, 0o755);
  return file;
}

describe('a browser that fails leaves nothing behind', () => {
  test('one that ends at once, with its last words', async () => {
    const cwd = builtSite('ends');
    const browser = pretendBrowser(cwd, 'echo "no display" >&2; exit 3');
    const args = ['checkout', '--pdf', 'out/x.pdf', '--browser', browser];
    const { code, stderr } = await print(cwd, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain('The browser ended before it had printed: no display');
    expect(existsSync(path.join(cwd, 'out'))).toBe(false);
  });

  test('one that says what is no message', async () => {
    const cwd = builtSite('babbles');
    const temporary = givenFiles(path.join(cwd, 'tmp'), {});
    const browser = pretendBrowser(cwd, "printf 'hello\\0' >&4; sleep 100");
    const args = ['print', 'checkout', '--pdf', 'x.pdf', '--browser', browser];
    const { code, stderr } = await cli.run(args, cwd, { TMPDIR: temporary });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'rollbook print: The browser said something that is no message.\n',
    });
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('one that says nothing, when the reader stops the command', async () => {
    const cwd = builtSite('silent');
    const temporary = givenFiles(path.join(cwd, 'tmp'), {});
    const browser = pretendBrowser(cwd, 'echo $$ > "$TMPDIR/pid"; sleep 100');
    const child = spawn(
      process.execPath,
      [cli.file(), 'print', 'checkout', '--pdf', 'x.pdf', '--browser', browser],
      { cwd, env: { ...process.env, TMPDIR: temporary } },
    );
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    await expect.poll(() => readdirSync(temporary), { timeout: 20_000 }).toContain('pid');
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('rollbook print: It was stopped.'),
    });
    expect(readdirSync(temporary)).toEqual(['pid']);
  });
});

test('the Chromium is what CHROME_PATH says, or the first name that is on the PATH', () => {
  const cwd = builtSite('found');
  const file = pretendBrowser(cwd, 'exit 0');
  const PATH = ['/nowhere', path.dirname(file)].join(path.delimiter);
  expect(findBrowser({ PATH }, 'linux')).toBe(file);
  expect(findBrowser({ PATH: '/nowhere' }, 'linux')).toBeUndefined();
  expect(findBrowser({ CHROME_PATH: file }, 'linux')).toBe(file);
  expect(findBrowser({ CHROME_PATH: '/nowhere/chrome', PATH }, 'linux')).toBeUndefined();
});
