import { mkdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findFiles } from '../../../plugins/rollbook/files/findFiles.ts';
import { testFolder } from '../cli/bundledCli.ts';

const folder = testFolder();

test('a file that vanishes on the way is named, and the rest goes on', async () => {
  const cwd = path.join(folder(), 'vanishing');
  mkdirSync(path.join(cwd, 'docs/deep'), { recursive: true });
  for (const name of ['a', 'b', 'c']) writeFileSync(path.join(cwd, `docs/${name}.mdx`), 'text');
  writeFileSync(path.join(cwd, 'docs/deep/d.mdx'), 'text');
  const found: object[] = [];
  for await (const file of findFiles(['docs'], cwd)) {
    found.push(file);
    if (file.path !== 'docs/a.mdx') continue;
    unlinkSync(path.join(cwd, 'docs/b.mdx'));
    rmSync(path.join(cwd, 'docs/deep'), { recursive: true });
  }
  expect(found).toEqual([
    { path: 'docs/a.mdx', text: 'text' },
    { path: 'docs/b.mdx', problem: expect.stringContaining('gone') },
    { path: 'docs/c.mdx', text: 'text' },
  ]);
});

test('a path with a NUL character is refused', async () => {
  await expect(findFiles(['docs\0/etc'], folder()).next()).rejects.toThrow('NUL');
});

test('a device is named, not read', async () => {
  const cwd = path.join(folder(), 'device');
  mkdirSync(cwd);
  expect((await findFiles(['/dev/zero'], cwd).next()).value).toEqual({
    path: expect.stringContaining('dev/zero'),
    problem: expect.stringContaining('device'),
  });
});

test('a link within the folder is followed, and its file read once', async () => {
  const cwd = path.join(folder(), 'within');
  mkdirSync(path.join(cwd, 'docs'), { recursive: true });
  writeFileSync(path.join(cwd, 'docs/a.mdx'), 'text');
  symlinkSync('a.mdx', path.join(cwd, 'docs/b.mdx'));
  const found: object[] = [];
  for await (const file of findFiles(['docs', 'docs/a.mdx'], cwd)) found.push(file);
  expect(found).toEqual([{ path: 'docs/a.mdx', text: 'text' }]);
});
