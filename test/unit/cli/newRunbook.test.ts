import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { testFolder } from './bundledCli.ts';
import { givenFiles } from './givenFiles.ts';
import { pretendTerminal } from './pretendTerminal.ts';

const folder = testFolder();

async function madeNew(cwd: string) {
  const terminal = pretendTerminal(cwd);
  const status = await main(['new', 'checkout'], terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

test.each(['docs', 'docs/runbooks'])('nothing is written where %s leads outside', async (link) => {
  const name = link.replace('/', '-');
  const outside = givenFiles(path.join(folder(), `${name}-outside`), {});
  const cwd = givenFiles(path.join(folder(), name), {});
  mkdirSync(path.dirname(path.join(cwd, link)), { recursive: true });
  symlinkSync(outside, path.join(cwd, link));
  expect(await madeNew(cwd)).toEqual({
    status: 2,
    stdout: '',
    stderr: `rollbook new: \`${link}\` is a link that leads out of the working folder. Nothing was written.\n`,
  });
  expect(readdirSync(outside)).toEqual([]);
});

test('nothing is written where a link leads nowhere', async () => {
  const cwd = givenFiles(path.join(folder(), 'nowhere'), {});
  symlinkSync(path.join(folder(), 'none'), path.join(cwd, 'docs'));
  const { status, stderr } = await madeNew(cwd);
  expect(status).toBe(2);
  expect(stderr).toContain('`docs` is a link that leads nowhere.');
  expect(readdirSync(folder())).not.toContain('none');
});

test('a link that stays inside is followed', async () => {
  const cwd = givenFiles(path.join(folder(), 'inside'), {});
  mkdirSync(path.join(cwd, 'docs'));
  mkdirSync(path.join(cwd, 'plans'));
  symlinkSync('../plans', path.join(cwd, 'docs/runbooks'));
  expect(await madeNew(cwd)).toEqual({
    status: 0,
    stdout: 'docs/runbooks/checkout.mdx\n',
    stderr: '',
  });
  expect(readdirSync(path.join(cwd, 'plans'))).toEqual(['checkout.mdx']);
});
