import { spawnSync } from 'node:child_process';
import type { Origin } from './fileData.ts';

type Made = Omit<Origin, 'online'>;

const HASH = /^[\da-f]{7,64}$/i;

/** The commit that a folder is at, or the one that is named, and when it was made. */
export function originOf(folder: string, commit = process.env.COMMIT): Made {
  // The name comes from the environment: it must be taken neither for an option nor for a path.
  const revision = ['--end-of-options', commit || 'HEAD', '--'];
  const found = git(folder, [
    ...['log', '-1', '--no-show-signature', '--format=%H %cI'],
    ...revision,
  ]);
  // A folder without its history may still be told by name what it is made of.
  if (found === undefined) return commit && HASH.test(commit) ? { commit } : {};
  const [hash, time = ''] = found.split(' ');
  // The committer's own zone would have to be known to compare it with anything.
  const at = new Date(time);
  const committed = Number.isNaN(at.getTime()) ? undefined : at.toISOString();
  return { ...(hash && { commit: hash }), ...(committed && { committed }) };
}

/**
 * The origin of each of some sources, which may have been edited since the commit. Their content is
 * compared, not what `git status` says: the commit that is named need not be the one that is
 * checked out. Asks git three times, of however many.
 */
export function originsOf(
  made: Made,
  folder: string,
  sources: readonly string[],
): ReadonlyMap<string, Made> {
  // Without the time, git does not know the commit. Its answers are by line, as the questions are.
  const asked = made.committed ? sources.filter((source) => !source.includes('\n')) : [];
  // Paths on its standard input git takes from the top, wherever it was called.
  const [top = folder, prefix = ''] =
    git(folder, ['rev-parse', '--show-toplevel', '--show-prefix'])?.split('\n') ?? [];
  const paths = asked.map((source) => prefix + source);
  const named = paths.map((file) => `${made.commit}:${file}`);
  const committed = answers(top, named, 'cat-file', '--batch-check=%(objectname)');
  const now = answers(top, paths, 'hash-object', '--stdin-paths');
  const same = new Set(asked.filter((_, i) => now[i] !== undefined && now[i] === committed[i]));
  const of = (source: string): Made =>
    !made.committed || same.has(source) ? made : { ...made, changed: true };
  return new Map(sources.map((source) => [source, of(source)]));
}

/** What git answers to each line. */
function answers(folder: string, lines: readonly string[], ...args: string[]): string[] {
  if (lines.length === 0) return [];
  return git(folder, args, `${lines.join('\n')}\n`)?.split('\n') ?? [];
}

/** What git says; undefined where it fails. */
function git(folder: string, args: readonly string[], input = ''): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, input, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
