import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, whether this runs from the sources or from a bundle of them. */
export const packageDir = findPackage(path.dirname(fileURLToPath(import.meta.url)));

function findPackage(folder: string): string {
  if (existsSync(path.join(folder, 'package.json')) || path.dirname(folder) === folder)
    return folder;
  return findPackage(path.dirname(folder));
}
