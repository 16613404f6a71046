import { parentPort, workerData } from 'node:worker_threads';
import { checkFile } from '../check/checkFile.ts';
import type { CheckOptions } from '../check/checkFiles.ts';
import { RULES } from '../rules/index.ts';
import { type Batch, toPlain } from './workerTalk.ts';

// A thread of `checkInThreads`: checks what it is sent, until it is told that there is no more.
const { options, models } = workerData as { options: CheckOptions; models: boolean };
parentPort?.on('message', (batch: Batch | undefined) => {
  if (!batch) parentPort?.close();
  else
    parentPort?.postMessage(batch.map((file) => toPlain(checkFile(file, RULES, options), models)));
});
