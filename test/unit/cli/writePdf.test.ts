import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { expectFile, writePdf } from '../../../plugins/rollbook/cli/print/writePdf.ts';
import { testFolder } from './bundledCli.ts';
import { givenFiles } from './givenFiles.ts';

const folder = testFolder();
const PDF = Buffer.from('%PDF-new');

test('a file is replaced, and the folders on the way to a new one are made', async () => {
  const root = givenFiles(path.join(folder(), 'file'), { 'x.pdf': 'old' });
  for (const name of ['x.pdf', 'a/b/x.pdf']) {
    const file = path.join(root, name);
    await expectFile(file, name);
    await writePdf(file, PDF);
    expect(readFileSync(file, 'utf8')).toBe('%PDF-new');
  }
  expect(readdirSync(root).sort()).toEqual(['a', 'x.pdf']);
});

test('a link stays one, and the file that it leads to is replaced', async () => {
  const root = givenFiles(path.join(folder(), 'link'), { 'paper/x.pdf': 'old' });
  const link = path.join(root, 'x.pdf');
  symlinkSync('paper/x.pdf', link);
  await expectFile(link, 'x.pdf');
  await writePdf(link, PDF);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(path.join(root, 'paper/x.pdf'), 'utf8')).toBe('%PDF-new');
  expect(readdirSync(path.join(root, 'paper'))).toEqual(['x.pdf']);
});

test('what is no file is refused', async () => {
  const root = givenFiles(path.join(folder(), 'others'), {});
  symlinkSync('none.pdf', path.join(root, 'dangling'));
  const refused = (name: string) => expect(expectFile(path.resolve(root, name), name)).rejects;
  await refused('dangling').toThrow('found the link that leads nowhere, `dangling`.');
  await refused('.').toThrow('found the folder `.`.');
  if (process.platform === 'win32') return;
  execFileSync('mkfifo', [path.join(root, 'pipe')]);
  await refused('pipe').toThrow('found the pipe, device or socket `pipe`.');
  await refused('/dev/null').toThrow('found the pipe, device or socket `/dev/null`.');
});
