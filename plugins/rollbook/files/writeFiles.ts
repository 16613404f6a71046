import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes texts into a folder, by their paths in it. */
export async function writeFiles(
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<void> {
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
