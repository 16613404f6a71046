import { spawnSync } from 'node:child_process';
import type { Origin } from './fileData.ts';

/** The commit that a folder is at, or the one that is named, and when it was made. */
export function originOf(folder: string, commit = process.env.COMMIT): Omit<Origin, 'online'> {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%H %cI', commit ?? 'HEAD'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) return commit ? { commit } : {};
  const [hash, committed] = stdout.trim().split(' ');
  return { ...(hash && { commit: hash }), ...(committed && { committed }) };
}
