import { Worker } from 'node:worker_threads';
import type { RunbookIndex } from '../model/runbook.ts';
import type { DocsPage } from './docsPages.ts';
import type { SiteName } from './plainFiles.ts';

/** The bundle of `besideWorker.ts`, beside the bundle that this runs in. */
const WORKER = new URL('./besideWorker.mjs', import.meta.url);

export interface BesideOptions {
  index: RunbookIndex;
  docs: readonly DocsPage[];
  siteDir: string;
  site: SiteName;
  siteUrl: string;
  baseUrl: string;
  /** Where the files are written, as they will lie in the built site. */
  folder: string;
}

/**
 * Makes what a site serves besides its pages in a thread of its own: the files for machines, the
 * search, the single files. They need nothing of the build. What makes them is loaded there, and
 * costs the thread of the caller nothing. Returns what waits for them, and tells what went wrong.
 * Only in a bundle.
 */
export function workBeside(options: BesideOptions): () => Promise<void> {
  const worker = new Worker(WORKER, { workerData: options });
  // A build that fails elsewhere does not wait for it.
  worker.unref();
  const done = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The thread beside the build ended with ${code}.`));
    });
  });
  done.catch(() => {});
  return () => {
    worker.ref();
    return done;
  };
}
