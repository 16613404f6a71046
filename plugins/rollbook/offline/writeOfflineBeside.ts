import { Worker } from 'node:worker_threads';
import type { Runbook } from '../model/runbook.ts';
import type { OfflineOptions } from './writeOffline.ts';

/** The bundle of `worker.ts`, beside the bundle that this runs in. */
const WORKER = new URL('./offlineWorker.mjs', import.meta.url);

/**
 * Writes the single files of a site's runbooks into a folder, in a thread of its own. What makes
 * them is loaded there, and costs the thread of the caller nothing. Only in a bundle.
 */
export function writeOfflineBeside(
  runbooks: readonly Runbook[],
  options: OfflineOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { runbooks, ...options } });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The single files were not made: their thread ended with ${code}.`));
    });
  });
}
