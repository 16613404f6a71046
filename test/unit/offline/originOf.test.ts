import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { originOf, originOfSource } from '../../../plugins/rollbook/offline/originOf.ts';
import { testFolder } from '../cli/bundledCli.ts';
import { givenFiles } from '../cli/givenFiles.ts';

const folder = testFolder();
const COMMITTED = '2026-03-01T21:30:00.000Z';

let repo = '';
let first = '';
beforeAll(() => {
  repo = givenFiles(path.join(folder(), 'repo'), { 'docs/a.mdx': 'one', 'docs/b.mdx': 'b' });
  git('init', '-q');
  first = commit();
});

function git(...args: string[]): string {
  const env = { ...process.env, GIT_COMMITTER_DATE: '2026-03-01T23:30:00+02:00' };
  const name = ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.org'];
  return execFileSync('git', [...name, ...args], { cwd: repo, env, encoding: 'utf8' }).trim();
}

function commit(): string {
  git('add', '.');
  git('commit', '-q', '-m', 'Plans');
  return git('rev-parse', 'HEAD');
}

test('the commit that is checked out, with its time in UTC', () => {
  expect(originOf(repo, '')).toEqual({ commit: first, committed: COMMITTED });
  expect(originOf(repo, first.slice(0, 8))).toEqual({ commit: first, committed: COMMITTED });
});

describe('a name that is no commit', () => {
  test('is no option and no path', () => {
    const file = path.join(repo, 'stolen');
    for (const name of [`--output=${file}`, '-p', 'docs/a.mdx', 'docs'])
      expect(originOf(repo, name), name).toEqual({});
    expect(existsSync(file)).toBe(false);
  });

  test('is kept where it is a hash that the folder does not know', () => {
    const hash = 'f'.repeat(40);
    expect(originOf(repo, hash)).toEqual({ commit: hash });
    expect(originOf(folder(), hash)).toEqual({ commit: hash });
    expect(originOf(folder(), 'docs')).toEqual({});
  });
});

test('a source with changes that are not in the commit says so', () => {
  const changed = (source: string, name = '') =>
    originOfSource(originOf(repo, name), repo, source).changed;
  expect(changed('docs/a.mdx')).toBeUndefined();
  givenFiles(repo, { 'docs/new.mdx': 'new' });
  expect(changed('docs/new.mdx')).toBe(true);
  writeFileSync(path.join(repo, 'docs/a.mdx'), 'two');
  expect(changed('docs/a.mdx')).toBe(true);
  expect(changed('docs/b.mdx')).toBeUndefined();
  commit();
  expect(changed('docs/a.mdx')).toBeUndefined();
  // The commit that is named is another one than the folder is at.
  expect(changed('docs/a.mdx', first)).toBe(true);
  expect(originOfSource({ commit: 'f'.repeat(40) }, repo, 'docs/a.mdx').changed).toBeUndefined();
});
