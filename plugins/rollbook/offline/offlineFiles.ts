import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Runbook } from '../model/runbook.ts';
import { createOffline } from './createOffline.ts';
import { originOf, originsOf } from './originOf.ts';

/** How many files are made at once. */
const AT_ONCE = 4;

/** The single files of a site's runbooks, by their path below the base URL. */
export async function offlineFiles(
  runbooks: readonly Runbook[],
  siteDir: string,
  siteUrl: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  if (runbooks.length === 0) return files;
  const make = await createOffline(siteDir);
  const sources = runbooks.map(({ source }) => source);
  const origins = originsOf(originOf(siteDir), siteDir, sources);
  const waiting = [...runbooks];
  // Packing is done beside this thread: one is compiled while others are packed.
  const work = async () => {
    for (let runbook = waiting.pop(); runbook; runbook = waiting.pop()) {
      const { id, source, permalink } = runbook;
      const text = await readFile(path.join(siteDir, source), 'utf8');
      const online = permalink && new URL(permalink, siteUrl).href;
      const html = await make(runbook, text, { ...origins.get(source), ...(online && { online }) });
      files.set(`offline/${id}.html`, html);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return files;
}
