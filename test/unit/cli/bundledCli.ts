import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';

const REPO = path.resolve(import.meta.dirname, '../../..');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface BundledCli {
  /** The path of the bundle. Only there while the tests run. */
  file: () => string;
  /** Runs `rollbook` with these arguments in a folder, as a user's shell would. */
  run: (args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv) => Promise<Ran>;
}

/** Bundles the command line from the sources, for the tests of one file, in a folder of its own. */
export function bundledCli(): BundledCli {
  let folder = '';
  beforeAll(async () => {
    // Inside the package, since the bundle loads what it needs beside it from there.
    const cache = path.join(REPO, 'plugins/rollbook/node_modules/.cache');
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(path.join(cache, 'rollbook-cli-'));
    const script = path.join(REPO, 'plugins/rollbook/bundle.mjs');
    await promisify(execFile)(process.execPath, [script, folder], { cwd: REPO });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
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
