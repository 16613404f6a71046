import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { SourceFile } from '../../../plugins/rollbook/check/checkFiles.ts';
import { CommandError } from '../../../plugins/rollbook/files/CommandError.ts';
import { findFiles } from '../../../plugins/rollbook/files/findFiles.ts';
import { testFolder } from '../cli/bundledCli.ts';
import { givenFiles } from '../cli/givenFiles.ts';

// Root may read everything, so the refusals are the test's own: the rest is a real folder.
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const guarded =
    (call: (file: string, ...rest: unknown[]) => unknown, name: RegExp) =>
    (file: string, ...rest: unknown[]) => {
      if (name.test(String(file)))
        throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
      return call(file, ...rest);
    };
  return {
    ...real,
    readFileSync: guarded(real.readFileSync as never, /locked\.mdx$/),
    readdirSync: guarded(real.readdirSync as never, /closed$/),
    lstatSync: guarded(real.lstatSync as never, /closed\//),
  };
});

const folder = testFolder();

async function listOf(files: AsyncIterable<SourceFile>): Promise<SourceFile[]> {
  const list: SourceFile[] = [];
  for await (const file of files) list.push(file);
  return list;
}

function given(name: string): string {
  const cwd = givenFiles(path.join(folder(), name), {
    'docs/closed/a.mdx': 'text',
    'docs/large.mdx': Buffer.alloc(2 * 1024 * 1024 + 1, 'x'),
    'docs/latin.mdx': Buffer.from([0x63, 0xe9]),
    'docs/locked.mdx': 'text',
    'docs/nul.mdx': 'a\0b',
  });
  symlinkSync('gone.mdx', path.join(cwd, 'docs/dangling.mdx'));
  symlinkSync('loop.mdx', path.join(cwd, 'docs/loop.mdx'));
  symlinkSync(path.join(folder(), '..'), path.join(cwd, 'docs/out.mdx'));
  return cwd;
}

test.each([
  ['docs/closed', 'no permission to read it'],
  ['docs/closed/a.mdx', 'no permission to read it'],
  ['docs/dangling.mdx', 'a link that leads nowhere'],
  ['docs/locked.mdx', 'no permission to read it'],
  ['docs/loop.mdx', 'a link that leads to itself'],
])('%s, named, keeps the command from running: %s', async (name, reason) => {
  const cwd = given(`named-${name.replaceAll(/\W/g, '-')}`);
  const error = await listOf(findFiles([name], cwd)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CommandError);
  expect(String(error)).toContain(`\`${name}\``);
  expect(String(error)).toContain(reason);
  expect(String(error)).not.toContain('\n');
});

test('what was found on the way is named with the reason, and so is what was refused', async () => {
  const cwd = given('walked');
  const problems = [
    { path: 'docs/closed', problem: expect.stringContaining('no permission') },
    { path: 'docs/dangling.mdx', problem: expect.stringContaining('leads nowhere') },
    { path: 'docs/large.mdx', problem: expect.stringContaining('at most 2 MiB') },
    { path: 'docs/latin.mdx', problem: expect.stringContaining('UTF-8') },
    { path: 'docs/locked.mdx', problem: expect.stringContaining('no permission') },
    { path: 'docs/loop.mdx', problem: expect.stringContaining('leads to itself') },
    { path: 'docs/nul.mdx', problem: expect.stringContaining('NUL') },
    { path: 'docs/out.mdx', problem: expect.stringContaining('a link that leads out of it') },
  ];
  expect(await listOf(findFiles(['docs'], cwd))).toEqual(problems);
  // None of these has to do with what the system allows.
  const refused = ['docs/large.mdx', 'docs/latin.mdx', 'docs/nul.mdx', 'docs/out.mdx'];
  expect(await listOf(findFiles(refused, cwd))).toEqual(
    problems.filter((problem) => refused.includes(problem.path)),
  );
  // A pattern has found them, and nobody named them.
  expect(
    await listOf(findFiles(['docs/dangling.mdx', 'docs/locked.mdx'], cwd, () => false)),
  ).toEqual([problems[1], problems[4]]);
});
