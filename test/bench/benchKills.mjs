import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Kills the browser in a run `count` times, as the browser test does 25 times; prints its result. */
export function benchKills(count) {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, KILLS: String(count) } };
  const built = spawnSync('npm', ['run', '-s', 'build'], options);
  if (built.status !== 0) throw new Error('The site was not built.');
  const { status } = spawnSync('npx', ['playwright', 'test', 'test/survive'], options);
  if (status !== 0) throw new Error(`An event was lost, or the kills could not be tried.`);
}
