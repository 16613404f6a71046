import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from '../../files/CommandError.ts';

/**
 * Writes a PDF in one go, with the folders that lead to it: a run that breaks leaves the old file,
 * or none, but never half of one.
 */
export async function writePdf(file: string, pdf: Buffer): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(beside, pdf, { flag: 'wx' });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Throws a `CommandError` where a folder stands in the way, before a browser is started for it. */
export async function expectNoFolder(file: string, shown: string): Promise<void> {
  const info = await stat(file).catch(() => undefined);
  if (info?.isDirectory() || /[/\\]$/.test(shown))
    throw new CommandError(`Expected \`--pdf\` with a file, found the folder \`${shown}\`.`);
}
