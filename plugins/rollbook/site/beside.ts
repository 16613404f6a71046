import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RunbookIndex } from '../model/runbook.ts';
import type { OfflineOptions } from '../offline/writeOffline.ts';

/** The bundle of `besideWorker.ts`, beside the bundle that this runs in. */
const WORKER = new URL('./besideWorker.mjs', import.meta.url);

export interface BesideOptions extends OfflineOptions {
  index: RunbookIndex;
  baseUrl: string;
}

/** What is there when a site has been built. */
export interface BuiltSite {
  /** The addresses of all pages, from the root of the site. */
  addresses: string[];
  outDir: string;
}

/** What is made beside the build. */
export interface Beside {
  /** Hands over the built pages. Waits until they have been read, and may be changed. */
  read: (site: BuiltSite) => Promise<void>;
  /** Waits for the single files and the search. */
  finish: () => Promise<void>;
}

/**
 * Makes the single files of a site's runbooks and its search in a thread of its own, since they need
 * nothing of the build but its pages, at its end. What makes them is loaded there, and costs the
 * thread of the caller nothing. What goes wrong is told by `finish`. Only in a bundle.
 */
export function workBeside(options: BesideOptions): Beside {
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
  return {
    async read(site) {
      worker.ref();
      worker.postMessage(site);
      await Promise.race([once(worker, 'message'), done]);
    },
    finish: () => done,
  };
}
