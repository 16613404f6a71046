import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface BundledCli {
  /** The path of its file. */
  file: () => string;
  /** Runs `rollbook` with these arguments in a folder, as a user's shell would. */
  run: (args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv) => Promise<Ran>;
}

/**
 * The command line as it is bundled for this run of the tests: one for all of them, which none may
 * change. With `own` it is a copy for the tests of one file.
 */
export function bundledCli({ own = false } = {}): BundledCli {
  const bundle = inject('bundle');
  const folder = own ? `${bundle}-${process.pid}` : bundle;
  if (own) {
    beforeAll(() => cp(bundle, folder, { recursive: true }));
    afterAll(() => rm(folder, { recursive: true, force: true }));
  }
  const file = () => path.join(folder, 'rollbook.mjs');
  return { file, run: (args, cwd, env = {}) => runNode([file(), ...args], cwd, env) };
}

function runNode(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...inherited, ...env } });
    const ran: Ran = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      ran.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      ran.stderr += text;
    });
    child.stdin.end();
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ran, code }));
  });
}

/** A folder of its own for the tests of one file. */
export function testFolder(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'rollbook-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
