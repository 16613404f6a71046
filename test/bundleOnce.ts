import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

const PACKAGE = path.join(import.meta.dirname, '../plugins/rollbook');

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the bundle of the package lies, made of the sources as they are. */
    bundle: string;
  }
}

/** Bundles the package once for all tests of a run. The folder is theirs alone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Inside the package, since the bundle loads what it needs beside it from there.
  const cache = path.join(PACKAGE, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'rollbook-bundle-'));
  await promisify(execFile)(process.execPath, [path.join(PACKAGE, 'bundle.mjs'), folder]);
  project.provide('bundle', folder);
  return () => rm(folder, { recursive: true, force: true });
}
