import { spawnSync } from 'node:child_process';

const reporter = new URL('./reportUsage.mjs', import.meta.url).href;

/**
 * Runs Node with some arguments in a folder and waits for it. Returns the time on the clock and on
 * the processor in ms, the peak of its memory in MB, and what it wrote.
 */
export function runTimed(args, cwd, env = {}) {
  const start = performance.now();
  const { status, stdout, stderr, output, error } = spawnSync(
    process.execPath,
    ['--import', reporter, ...args],
    {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      maxBuffer: 2 ** 30,
      encoding: 'utf8',
    },
  );
  const wall = performance.now() - start;
  if (error) throw error;
  const usage = JSON.parse(output[3]?.trim().split('\n').pop() || '{}');
  return { wall, cpu: usage.cpu ?? 0, memory: usage.memory ?? 0, status, stdout, stderr };
}

/** The middle of some runs, by their time on the processor, which a busy machine disturbs less. */
export function middleOf(runs) {
  return runs.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(runs.length / 2)];
}
