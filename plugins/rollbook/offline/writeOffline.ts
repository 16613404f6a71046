import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eachAtOnce } from '../files/eachAtOnce.ts';
import type { Reading } from '../language/read.ts';
import type { Runbook } from '../model/runbook.ts';
import { createOffline } from './createOffline.ts';
import { originOf, originsOf } from './originOf.ts';

/** How many files are made at once. */
const AT_ONCE = 4;

export interface OfflineOptions {
  siteDir: string;
  siteUrl: string;
  /** Where the files are written. It is emptied before. */
  folder: string;
  /** What a runbook was read as already, for whoever has it; its tree is changed. */
  take?: (source: string, text: string) => Reading | undefined;
}

/** Writes the single files of a site's runbooks into a folder. */
export async function writeOffline(
  runbooks: readonly Runbook[],
  { siteDir, siteUrl, folder, take }: OfflineOptions,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (runbooks.length === 0) return;
  const make = await createOffline(siteDir, runbooks);
  const sources = runbooks.map(({ source }) => source);
  const origins = originsOf(originOf(siteDir), siteDir, sources);
  // Packing is done beside this thread: one is compiled while others are packed.
  await eachAtOnce(runbooks, AT_ONCE, async (runbook) => {
    const { id, source, permalink } = runbook;
    const text = await readFile(path.join(siteDir, source), 'utf8');
    const online = permalink && new URL(permalink, siteUrl).href;
    const origin = { ...origins.get(source), ...(online && { online }) };
    const html = await make(runbook, text, origin, take?.(source, text));
    await writeFile(path.join(folder, `${id}.html`), html);
  });
}
