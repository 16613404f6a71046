import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from '../check/checkFiles.ts';
import { CommandError } from './CommandError.ts';
import { isWithin } from './isWithin.ts';
import { readOrThrow, reasonOf } from './readSource.ts';

const IS_DOCUMENT = /\.mdx?$/;

/**
 * Finds the documents under some paths, in a fixed order, and reads them one by one. What is
 * refused, and what cannot be read on the way through a folder, is named with the reason. Throws a
 * `CommandError` for a path that is not there, and for one that somebody named and that cannot be
 * read; `isNamed` tells those that a pattern has found from them.
 *
 * It reads without a promise for each call: with seven calls a file, handing them to other threads
 * took a fifth of the time of a whole check.
 */
export async function* findFiles(
  paths: readonly string[],
  cwd: string,
  isNamed: (given: string) => boolean = () => true,
): AsyncGenerator<SourceFile> {
  const root = realpathSync.native(cwd);
  const seen = new Set<string>();
  for (const given of paths) {
    if (given.includes('\0')) throw new CommandError('A path cannot hold a NUL character.');
    const absolute = path.resolve(cwd, given);
    const named = isNamed(given);
    if (named && !isThere(absolute, given))
      throw new CommandError(`There is no file or folder \`${given}\`.`);
    yield* walk(absolute, { given: true, named });
  }

  function* walk(absolute: string, { given = false, named = false }): Generator<SourceFile> {
    const shown = path.relative(cwd, absolute).split(path.sep).join('/') || '.';
    const unreadable = (kind: string, error: unknown): SourceFile => {
      if (named) throw cannotRead(shown, error);
      return { path: shown, problem: `Expected a readable ${kind}, found ${reasonOf(error)}` };
    };
    let info: Stats;
    let real: string;
    let isLink: boolean;
    try {
      real = realpathSync.native(absolute);
      info = statSync(absolute);
      isLink = lstatSync(absolute).isSymbolicLink();
    } catch (error) {
      yield unreadable('file', error);
      return;
    }
    // A path that is written as one of this folder and is not led out of it by a link on the way.
    const isLed = isLink || isWithin(cwd, absolute);
    if (isLed && !isWithin(root, real)) {
      yield {
        path: shown,
        problem: 'Expected a file in the working folder, found a link that leads out of it',
      };
      return;
    }
    if (seen.has(real)) return;
    seen.add(real);
    if (info.isDirectory()) {
      let names: string[];
      try {
        names = readdirSync(absolute);
      } catch (error) {
        yield unreadable('folder', error);
        return;
      }
      for (const name of names.sort()) {
        if (name === 'node_modules' || name.startsWith('.')) continue;
        const child = path.join(absolute, name);
        if (IS_DOCUMENT.test(name) || isFolder(child)) yield* walk(child, {});
      }
    } else if (info.isFile()) {
      if (!given && !IS_DOCUMENT.test(absolute)) return;
      let file: SourceFile;
      try {
        file = readOrThrow(absolute, shown, info);
      } catch (error) {
        file = unreadable('file', error);
      }
      yield file;
    } else {
      yield { path: shown, problem: 'Expected a file or a folder, found a device, pipe or socket' };
    }
  }
}

/** Throws a `CommandError` where a folder on the way does not let itself be looked into. */
function isThere(absolute: string, shown: string): boolean {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw cannotRead(shown, error);
  }
}

function cannotRead(shown: string, error: unknown): CommandError {
  return new CommandError(`Expected \`${shown}\` to be readable, found ${reasonOf(error)}.`);
}

function isFolder(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch {
    return false;
  }
}
