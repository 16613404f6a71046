import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Runbook } from '../model/runbook.ts';
import { createOffline } from './createOffline.ts';
import { originOf } from './originOf.ts';

/** The single files of a site's runbooks, by their path below the base URL. */
export async function offlineFiles(
  runbooks: readonly Runbook[],
  siteDir: string,
  siteUrl: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  if (runbooks.length === 0) return files;
  const make = await createOffline(siteDir);
  const origin = originOf(siteDir);
  for (const runbook of runbooks) {
    const { id, source, permalink } = runbook;
    const text = await readFile(path.join(siteDir, source), 'utf8');
    const online = permalink && new URL(permalink, siteUrl).href;
    files.set(
      `offline/${id}.html`,
      await make(runbook, text, { ...origin, ...(online && { online }) }),
    );
  }
  return files;
}
