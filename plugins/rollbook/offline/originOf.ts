import { spawnSync } from 'node:child_process';
import type { Origin } from './fileData.ts';

type Made = Omit<Origin, 'online'>;

const HASH = /^[\da-f]{7,64}$/i;

/** The commit that a folder is at, or the one that is named, and when it was made. */
export function originOf(folder: string, commit = process.env.COMMIT): Made {
  // The name comes from the environment: it must be taken neither for an option nor for a path.
  const revision = ['--end-of-options', commit || 'HEAD', '--'];
  const found = git(folder, 'log', '-1', '--no-show-signature', '--format=%H %cI', ...revision);
  // A folder without its history may still be told by name what it is made of.
  if (found === undefined) return commit && HASH.test(commit) ? { commit } : {};
  const [hash, time = ''] = found.split(' ');
  // The committer's own zone would have to be known to compare it with anything.
  const at = new Date(time);
  const committed = Number.isNaN(at.getTime()) ? undefined : at.toISOString();
  return { ...(hash && { commit: hash }), ...(committed && { committed }) };
}

/**
 * The origin of one source, which may have been edited since the commit. The content is compared,
 * not what `git status` says: the commit that is named need not be the one that is checked out.
 */
export function originOfSource(made: Made, folder: string, source: string): Made {
  // Without the time, git does not know the commit.
  if (!made.commit || !made.committed) return made;
  const committed = git(folder, 'rev-parse', '--verify', '--quiet', `${made.commit}:./${source}`);
  const now = git(folder, 'hash-object', '--', source);
  return now === committed ? made : { ...made, changed: true };
}

/** What git says; undefined where it fails. */
function git(folder: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
