import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFiles } from '../files/writeFiles.ts';
import type { RunbookIndex } from '../model/runbook.ts';
import { writeOffline } from '../offline/writeOffline.ts';
import type { DocsPage } from './docsPages.ts';
import type { Documents } from './documents.ts';
import type { SiteName } from './plainFiles.ts';
import { searchHtml } from './searchHtml.ts';
import { siteFiles } from './siteFiles.ts';
import { writeSearch } from './writeSearch.ts';

export interface FilesOrder {
  index: RunbookIndex;
  docs: readonly DocsPage[];
  site: SiteName;
  siteUrl: string;
  baseUrl: string;
  /** Where the files are written, as they will lie in the built site. */
  folder: string;
}

/**
 * Makes what a site serves besides its pages: the files for machines, the search, the single files.
 * They need nothing of the build.
 */
export async function makeFiles(
  { index, docs, site, siteUrl, baseUrl, folder }: FilesOrder,
  siteDir: string,
  documents: Documents,
): Promise<void> {
  // Nothing leads to what is not listed, and so does the search.
  const listed = docs.filter(({ unlisted }) => !unlisted);
  const sources = new Set(listed.map(({ source }) => source));
  const searched = {
    ...index,
    runbooks: index.runbooks.filter(({ source }) => sources.has(source)),
  };

  async function* pages() {
    const runbooks = new Map(index.runbooks.map((runbook) => [runbook.source, runbook]));
    for (const { source, permalink, title } of listed) {
      const text = await readFile(path.join(siteDir, source), 'utf8');
      const html = searchHtml(text, title, runbooks.get(source));
      yield { url: `/${permalink.slice(baseUrl.length)}`, html };
    }
  }

  await rm(folder, { recursive: true, force: true });
  await writeFiles(await siteFiles(index, siteDir, site), folder);
  const { take } = documents;
  // One of them goes wrong by itself: the development server still has the other.
  const results = await Promise.allSettled([
    writeSearch(searched, pages(), listed.length, baseUrl, path.join(folder, 'pagefind')),
    writeOffline(index.runbooks, { siteDir, siteUrl, folder: path.join(folder, 'offline'), take }),
  ]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
