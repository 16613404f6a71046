import { existsSync } from 'node:fs';
import { cp, readdir, rename } from 'node:fs/promises';
import path from 'node:path';

/**
 * Moves all that is in a folder into another, which may have folders of the same names; of two files
 * with one name the moved one stays. What cannot be moved, to another disk for one, is copied.
 */
export async function moveFiles(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory() && existsSync(target)) await moveFiles(source, target);
    else await rename(source, target).catch(() => cp(source, target, { recursive: true }));
  }
}
