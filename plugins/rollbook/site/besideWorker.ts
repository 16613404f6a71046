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

async function* pages() {
  const runbooks = new Map(index.runbooks.map((runbook) => [runbook.source, runbook]));
  for (const { source, permalink, title, unlisted } of docs) {
    if (unlisted) continue;
    const text = await readFile(path.join(siteDir, source), 'utf8');
    const html = searchHtml(text, title, runbooks.get(source));
    yield { url: `/${permalink.slice(baseUrl.length)}`, html };
  }
}

await rm(folder, { recursive: true, force: true });
await writeFiles(await siteFiles(index, siteDir, site), folder);
await Promise.all([
  writeSearch(index, pages(), baseUrl, path.join(folder, 'pagefind')),
  writeOffline(index.runbooks, { siteDir, siteUrl, folder: path.join(folder, 'offline') }),
]);
