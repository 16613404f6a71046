import { createHash, type Hash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../check/checkFiles.ts';
import { readBuildId } from '../files/buildId.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** What a check said, and of which files: their digest. */
interface Remembered {
  digest: string;
  stdout: string;
  stderr: string;
  status: ExitStatus;
}

/** One check that can be remembered: of what was asked, by this build. */
export interface CheckMemory {
  /** The answer of the last check, where the files are the same; undefined where it has to be made. */
  recall: (files: () => AsyncIterable<SourceFile>) => Promise<Remembered | undefined>;
  /** Passes the files on and notes what is in them. */
  watch: (files: AsyncIterable<SourceFile>) => AsyncIterable<SourceFile>;
  /** Keeps the answer for the files that were passed on. Never throws: it only saves time. */
  keep: (answer: Omit<Remembered, 'digest'>) => Promise<void>;
}

/**
 * Remembers the answer of a check below `node_modules/.cache`, so that a second one over the same
 * files only has to read them. `asked` is everything that the answer depends on besides the files.
 * Returns undefined where there is no such folder, or where the build cannot be told from another.
 */
export async function rememberCheck(cwd: string, asked: unknown): Promise<CheckMemory | undefined> {
  const build = readBuildId();
  const home = path.join(cwd, 'node_modules');
  const isThere = await stat(home).then(
    (info) => info.isDirectory(),
    () => false,
  );
  if (build === '' || !isThere) return undefined;
  const name = createHash('sha256')
    .update(JSON.stringify([build, asked]))
    .digest('hex');
  const folder = path.join(home, '.cache', 'rollbook');
  const file = path.join(folder, `check-${name.slice(0, 32)}.json`);
  const seen = createHash('sha256');

  return {
    async recall(files) {
      const kept = await readFile(file, 'utf8').then(parse, () => undefined);
      if (!kept) return undefined;
      const digest = createHash('sha256');
      for await (const found of files()) note(digest, found);
      return digest.digest('hex') === kept.digest ? kept : undefined;
    },
    async *watch(files) {
      for await (const found of files) {
        note(seen, found);
        yield found;
      }
    },
    async keep(answer) {
      const beside = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(beside, JSON.stringify({ digest: seen.digest('hex'), ...answer }));
        await rename(beside, file);
      } catch {
        // A folder that cannot be written to costs the time of a check, and nothing else.
      }
    },
  };
}

/** A terminal that passes on what is written to it and notes it. */
export function notedTerminal(terminal: Terminal): Terminal & { stdout: string; stderr: string } {
  const noted = {
    ...terminal,
    stdout: '',
    stderr: '',
    write(text: string) {
      noted.stdout += text;
      terminal.write(text);
    },
    complain(text: string) {
      noted.stderr += text;
      terminal.complain(text);
    },
  };
  return noted;
}

function note(digest: Hash, file: SourceFile): void {
  digest.update(JSON.stringify('problem' in file ? [file.path, file.problem] : [file.path]));
  digest.update('text' in file ? `\0${file.text.length}\0${file.text}` : '\0');
}

function parse(text: string): Remembered | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { digest, stdout, stderr, status } = value as Record<string, unknown>;
    const isWhole =
      typeof digest === 'string' && typeof stdout === 'string' && typeof stderr === 'string';
    return isWhole && (status === 0 || status === 1)
      ? { digest, stdout, stderr, status }
      : undefined;
  } catch {
    return undefined;
  }
}
