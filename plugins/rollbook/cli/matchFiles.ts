import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { isWithin } from '../files/isWithin.ts';

/**
 * The paths of the files that match some patterns, of which those with `!` take away. A link that
 * stays within the folder `cwd` is followed. One that leads out of it, or nowhere, is not, but is
 * among the paths where it matches or what is behind it could, and so is a folder that may not be
 * looked into: whoever reads them has to name it. What lies in `node_modules` belongs to others, and
 * is left out unless a pattern says its name.
 */
export function matchFiles(patterns: readonly string[], cwd: string): string[] {
  const root = realpathSync.native(cwd);
  const refused: string[] = [];
  const leadsOut = (absolute: string) => !isWithin(root, realpathSync.native(absolute));
  const isOurs = (absolute: string) => isWithin(cwd, absolute) || isWithin(root, absolute);

  /** Lists a folder for the search, and shows it links as what they are to be taken for. */
  function list(folder: string): Dirent[] {
    const absolute = path.resolve(cwd, folder);
    // A folder outside can be asked for by its own path, and by no other.
    try {
      if (isOurs(absolute) && leadsOut(absolute)) return refuse(absolute);
      return readdirSync(absolute, { withFileTypes: true }).map((entry) => shown(entry, absolute));
    } catch (error) {
      return isNotAllowed(error) ? refuse(absolute) : [];
    }
  }

  function refuse(absolute: string): [] {
    refused.push(path.relative(cwd, absolute).split(path.sep).join('/'));
    return [];
  }

  /** A link to a folder outside is a folder, which is then refused; other bad links are files. */
  function shown(entry: Dirent, folder: string): Dirent {
    if (!entry.isSymbolicLink()) return entry;
    const absolute = path.join(folder, entry.name);
    const kind = kindOf(absolute);
    if (kind === 'folder' && !leadsOut(absolute)) return entry;
    const isFolder = kind === 'folder' && isOurs(absolute);
    return Object.assign(entry, {
      isSymbolicLink: () => false,
      isDirectory: () => isFolder,
      isFile: () => !isFolder,
    });
  }

  const matched = globSync([...patterns], {
    cwd,
    expandDirectories: false,
    ignore: patterns.some((one) => one.includes('node_modules')) ? [] : ['**/node_modules/**'],
    // The search asks for a folder with file types alone.
    fs: { readdirSync: list as unknown as typeof readdirSync },
  });
  return [...matched, ...refused];
}

function kindOf(absolute: string): 'folder' | 'other' | 'nothing' {
  try {
    return statSync(absolute).isDirectory() ? 'folder' : 'other';
  } catch {
    return 'nothing';
  }
}

function isNotAllowed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E(ACCES|PERM)$/.test(String(error.code));
}
