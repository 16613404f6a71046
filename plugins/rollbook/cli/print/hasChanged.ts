import { lstatSync } from 'node:fs';
import path from 'node:path';
import { checkFiles } from '../../check/checkFiles.ts';
import { findFiles } from '../../files/findFiles.ts';
import type { BuiltRunbook } from './builtSite.ts';

/**
 * Whether the plan that lies in the folder `cwd` has other steps than the built one. False where
 * there is no such plan: a build can be printed far from its sources.
 */
export async function hasChanged({ id, source, hash }: BuiltRunbook, cwd: string) {
  if (!lstatSync(path.resolve(cwd, source), { throwIfNoEntry: false })) return false;
  const { index } = await checkFiles(findFiles([source], cwd), { rules: [] });
  const now = index.runbooks.find((one) => one.id === id);
  return now !== undefined && now.hash !== hash;
}
