import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { getVcsPreset } from '@docusaurus/utils';
import { beforeAll, expect, test } from 'vitest';
import { changesOf } from '../../../plugins/rollbook/site/changesOf.ts';
import { testFolder } from '../cli/bundledCli.ts';
import { git } from '../cli/git.ts';
import { givenFiles } from '../cli/givenFiles.ts';

const folder = testFolder();
const SOURCES = ['docs/a.mdx', 'docs/b.mdx', 'docs/new.mdx'];

let repo: string;

function commit(files: Record<string, string>, date: string): void {
  givenFiles(repo, files);
  git(repo, ['add', '.']);
  git(repo, ['commit', '-q', '-m', 'Plans'], date);
}

beforeAll(() => {
  repo = path.join(folder(), 'repo');
  mkdirSync(repo);
  git(repo, ['init', '-q']);
  commit({ 'docs/a.mdx': 'one', 'docs/b.mdx': 'one' }, '2026-03-01T10:00:00Z');
  commit({ 'docs/b.mdx': 'two' }, '2026-04-02T23:30:00+02:00');
  givenFiles(repo, { 'docs/new.mdx': 'in no commit' });
});

/** How Docusaurus reads the history of `folder`: all at once, or file by file. */
function historyOf(folder: string, preset: 'git-eager' | 'git-ad-hoc') {
  const history = getVcsPreset(preset);
  history.initialize({ siteDir: folder });
  return history;
}

test.each(['git-eager', 'git-ad-hoc'] as const)(
  'by %s a source has the time of the last commit that changed it, and one in no commit none',
  async (preset) => {
    const changes = await changesOf(SOURCES, repo, historyOf(repo, preset));
    expect([...changes].map(([source, date]) => [source, date.toISOString()])).toEqual([
      ['docs/a.mdx', '2026-03-01T10:00:00.000Z'],
      ['docs/b.mdx', '2026-04-02T21:30:00.000Z'],
    ]);
  },
);

test('nothing is known in a shallow clone, or outside of git', async () => {
  const clone = path.join(folder(), 'shallow');
  git(repo, ['clone', '-q', '--depth', '1', `file://${repo}`, clone]);
  for (const place of [clone, folder()])
    expect(await changesOf(SOURCES, place, historyOf(place, 'git-eager'))).toEqual(new Map());
});
