import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { loadConfig } from '../files/loadConfig.ts';
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
    if ('check' in request) return { value: await checkSite(request.check, siteDir, documents) };
    // From here on it takes the time that the bundler's threads leave. Linux counts this for each
    // thread by itself, others for the whole process (setpriority(2), "C library/kernel
    // differences"). A thread does not come back from there, and goes on where a site is changed.
    if (isBuild && process.platform === 'linux') setPriority(LAST);
    return { value: await makeFiles(request.make, siteDir, documents) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { error: { message, ...(stack && { stack }) } };
  }
}

let open = 0;
parentPort?.on('message', async ({ id, request }: { id: number; request: Request }) => {
  // What waits for something that never comes ends the thread, and whoever asked is told.
  if (open++ === 0) parentPort?.unref();
  const answered = await answer(request);
  if (--open === 0) parentPort?.ref();
  parentPort?.postMessage({ id, answer: answered });
});

async function readAhead(folder: string): Promise<void> {
  const { rules } = await loadConfig(siteDir);
  await documents.readAhead(folder, { ...(rules && { levels: rules }) });
}

// What is wrong with the configuration or a document is said when somebody asks.
if (docsDir !== undefined) readAhead(docsDir).catch(() => {});
