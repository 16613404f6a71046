import { execFileSync } from 'node:child_process';

/**
 * Runs git in a folder as somebody with a name, whatever the settings of this machine are, and as if
 * a commit were made at `date`. Returns what it says.
 */
export function git(folder: string, args: readonly string[], date = ''): string {
  // A hook of git that runs the tests would have them work on its own repository.
  const { GIT_DIR: _, GIT_INDEX_FILE: __, ...inherited } = process.env;
  const env = { ...inherited, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const settings = ['user.name=Kim', 'user.email=kim@example.org', 'commit.gpgsign=false'];
  const given = settings.flatMap((setting) => ['-c', setting]);
  return execFileSync('git', [...given, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
