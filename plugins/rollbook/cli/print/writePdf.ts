import { randomBytes } from 'node:crypto';
import { lstat, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from '../../files/CommandError.ts';

/**
 * Writes a PDF in one go, with the folders that lead to it: a run that breaks leaves the old file,
 * or none, but never half of one. A link stays a link, and the file that it leads to is replaced.
 */
export async function writePdf(file: string, pdf: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const target = await realpath(file).catch(() => file);
  const beside = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(beside, pdf, { flag: 'wx' });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Throws a `CommandError` where something other than a file stands in the way, before a browser is
 * started for it: what is renamed onto a pipe or a device takes its place.
 */
export async function expectFile(file: string, shown: string): Promise<void> {
  const found = await whatStandsAt(file, shown);
  if (found) throw new CommandError(`Expected \`--pdf\` with a file, found ${found} \`${shown}\`.`);
}

async function whatStandsAt(file: string, shown: string): Promise<string | undefined> {
  const info = await stat(file).catch(() => undefined);
  if (info?.isDirectory() || /[/\\]$/.test(shown)) return 'the folder';
  if (info) return info.isFile() ? undefined : 'the pipe, device or socket';
  const link = await lstat(file).catch(() => undefined);
  return link && 'the link that leads nowhere,';
}
