import path from 'node:path';
import type { CheckOptions, SourceFile } from '../check/checkFiles.ts';
import { fixText } from '../check/fixText.ts';
import { replaceFile } from './replaceFile.ts';

export interface Fixing {
  /** The files, mended, as they come out of `files`. */
  files: AsyncGenerator<SourceFile>;
  /** How many problems have been mended, in how many files, and what could not be written. */
  done: { problems: number; files: number; failures: string[] };
}

/** Mends files on their way to the check, and writes each that changed back to where it was. */
export function fixFiles(
  files: AsyncIterable<SourceFile>,
  cwd: string,
  options: CheckOptions,
): Fixing {
  const done: Fixing['done'] = { problems: 0, files: 0, failures: [] };
  async function* mended(): AsyncGenerator<SourceFile> {
    for await (const file of files) {
      if (!('text' in file)) {
        yield file;
        continue;
      }
      const { text, count } = await fixText(file.text, options);
      if (count === 0) {
        yield file;
        continue;
      }
      try {
        await replaceFile(path.resolve(cwd, file.path), file.text, text);
        done.problems += count;
        done.files += 1;
        yield { path: file.path, text };
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        done.failures.push(`${file.path} could not be written: ${why}`);
        yield file;
      }
    }
  }
  return { files: mended(), done };
}
