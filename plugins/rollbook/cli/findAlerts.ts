import path from 'node:path';
import type { SourceFile } from '../check/checkFiles.ts';
import { CommandError } from '../files/CommandError.ts';
import { findFiles } from '../files/findFiles.ts';
import { matchFiles } from './matchFiles.ts';

/**
 * Finds and reads the Prometheus rule files that match some patterns, in a fixed order. A pattern
 * that begins with `!` takes away what the others found. What is refused, such as a link that leads
 * out of the folder, is named with the reason. Throws a `CommandError` where one of the others finds
 * nothing: it would pass for all is well.
 */
export async function findAlerts(patterns: readonly string[], cwd: string): Promise<SourceFile[]> {
  const takesAway = (pattern: string) => /^!(?!\()/.test(pattern);
  const without = patterns.filter(takesAway);
  const wanted = patterns.filter((pattern) => !takesAway(pattern));
  const found = wanted.map((pattern) => matchFiles([pattern, ...without], cwd));
  const empty = wanted.length > 0 ? wanted.filter((_, i) => found[i]?.length === 0) : patterns;
  if (empty.length > 0)
    throw new CommandError(`There is no file that matches --alerts ${empty.join(' ')}.`);
  const paths = [...new Set(found.flat())].sort();
  const named = new Set(wanted.map((pattern) => path.resolve(cwd, pattern)));
  const isNamed = (given: string) => named.has(path.resolve(cwd, given));
  const files: SourceFile[] = [];
  for await (const file of findFiles(paths, cwd, isNamed)) files.push(file);
  return files;
}
