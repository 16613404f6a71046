import { glob } from 'tinyglobby';
import type { SourceFile } from '../check/checkFiles.ts';
import { CommandError } from '../files/CommandError.ts';
import { findFiles } from '../files/findFiles.ts';

/**
 * Finds and reads the Prometheus rule files that match some patterns, in a fixed order. Throws a
 * `CommandError` where nothing matches: a pattern that finds nothing would pass for all is well.
 */
export async function findAlerts(patterns: readonly string[], cwd: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  const paths = await glob([...patterns], {
    cwd,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  if (paths.length === 0)
    throw new CommandError(`There is no file that matches --alerts ${patterns.join(' ')}.`);
  for await (const file of findFiles(paths.sort(), cwd)) files.push(file);
  return files;
}
