import { readFile, rm } from 'node:fs/promises';
import { setPriority } from 'node:os';
import path from 'node:path';
import { workerData } from 'node:worker_threads';
import { writeFiles } from '../files/writeFiles.ts';
import { writeOffline } from '../offline/writeOffline.ts';
import type { BesideOptions } from './beside.ts';
import { searchHtml } from './searchHtml.ts';
import { siteFiles } from './siteFiles.ts';
import { writeSearch } from './writeSearch.ts';

/** The least of all priorities. */
const LAST = 19;

// It takes the time that the bundler's threads leave. Linux counts this for each thread by itself,
// others for the whole process (setpriority(2), "C library/kernel differences").
if (process.platform === 'linux') setPriority(LAST);

const { index, docs, siteDir, site, siteUrl, baseUrl, folder }: BesideOptions = workerData;

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
// One of them goes wrong by itself: the development server still has the other.
const results = await Promise.allSettled([
  writeSearch(searched, pages(), listed.length, baseUrl, path.join(folder, 'pagefind')),
  writeOffline(index.runbooks, { siteDir, siteUrl, folder: path.join(folder, 'offline') }),
]);
for (const result of results) if (result.status === 'rejected') throw result.reason;
