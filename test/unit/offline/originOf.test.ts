import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { originOf, originsOf } from '../../../plugins/rollbook/offline/originOf.ts';
import { testFolder } from '../cli/bundledCli.ts';
import { git } from '../cli/git.ts';
import { givenFiles } from '../cli/givenFiles.ts';

const folder = testFolder();
const COMMITTED = '2026-03-01T21:30:00.000Z';

let repo = '';
let first = '';
beforeAll(() => {
  repo = givenFiles(path.join(folder(), 'repo'), { 'docs/a.mdx': 'one', 'docs/b.mdx': 'b' });
  git(repo, ['init', '-q']);
  first = commit();
});

/** In another zone, so that the time has to be counted in UTC. */
const WRITTEN = '2026-03-01T23:30:00+02:00';

function commit(): string {
  git(repo, ['add', '.']);
  git(repo, ['commit', '-q', '-m', 'Plans'], WRITTEN);
  return git(repo, ['rev-parse', 'HEAD']);
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
    originsOf(originOf(repo, name), repo, [source]).get(source)?.changed;
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
  const unknown = { commit: 'f'.repeat(40) };
  expect(originsOf(unknown, repo, ['docs/a.mdx']).get('docs/a.mdx')).toEqual(unknown);
});

test('each of many sources is told apart', () => {
  givenFiles(repo, { 'docs/c d.mdx': 'c' });
  commit();
  givenFiles(repo, { 'docs/b.mdx': 'other', 'docs/untold.mdx': 'new' });
  const sources = ['docs/untold.mdx', 'docs/a.mdx', 'docs/b.mdx', 'docs/c d.mdx'];
  const origins = originsOf(originOf(repo, ''), repo, sources);
  expect(sources.filter((source) => origins.get(source)?.changed)).toEqual([
    'docs/untold.mdx',
    'docs/b.mdx',
  ]);
  // From a folder below, as the command line may be called.
  const docs = path.join(repo, 'docs');
  const inDocs = originsOf(originOf(docs, ''), docs, ['a.mdx', 'b.mdx']);
  expect([...inDocs.values()].map(({ changed }) => changed)).toEqual([undefined, true]);
});
