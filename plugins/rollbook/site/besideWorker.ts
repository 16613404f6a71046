import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Begin, Request } from './beside.ts';
import { checkSite } from './checkSite.ts';
import { createDocuments } from './documents.ts';
import { makeFiles } from './makeFiles.ts';

/** The least of all priorities. */
const LAST = 19;

const { siteDir, docsDir, isBuild }: Begin = workerData;
const documents = createDocuments(siteDir);

async function answer(request: Request): Promise<Answer> {
  try {
    if ('check' in request) return { value: await checkSite(request.check, documents) };
    // From here on it takes the time that the bundler's threads leave. Linux counts this for each
    // thread by itself, others for the whole process (setpriority(2), "C library/kernel
    // differences"). A thread does not come back from there, and goes on where a site is changed.
    if (isBuild && process.platform === 'linux') setPriority(LAST);
    return { value: await makeFiles(request.make, documents) };
  } catch (error) {
    return { error };
  }
}

parentPort?.on('message', async ({ id, request }: { id: number; request: Request }) => {
  parentPort?.postMessage({ id, answer: await answer(request) });
});

// What is wrong with a document, or with the folder, is said when somebody asks.
if (docsDir !== undefined) documents.readAhead(docsDir).catch(() => {});
