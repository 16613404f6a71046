import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunbookIndex } from '../model/runbook.ts';
import { plainFiles, type SiteName } from './plainFiles.ts';
import { publicFiles } from './publicFiles.ts';
import { schemaFiles } from './schemaFiles.ts';

/** The files that a site serves besides its pages, by their paths below the base URL. */
export async function siteFiles(
  index: RunbookIndex,
  siteDir: string,
  site: SiteName,
): Promise<Map<string, string>> {
  const read = index.runbooks.map(
    async ({ source }): Promise<[string, string]> => [
      source,
      await readFile(path.join(siteDir, source), 'utf8'),
    ],
  );
  const sources = new Map(await Promise.all(read));
  return new Map([
    ...publicFiles(index),
    ...(await schemaFiles()),
    ...plainFiles(index, sources, site),
  ]);
}
