import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { checkFile, type FileCheck } from '../check/checkFile.ts';
import type { CheckOptions, SourceFile } from '../check/checkFiles.ts';
import { CommandError } from '../files/CommandError.ts';
import { RULES } from '../rules/index.ts';
import { type Batch, fromPlain, type PlainCheck } from './workerTalk.ts';

/** How many files are sent to a thread at once. */
const BATCH = 8;
/** Fewer files are checked before the threads have started. */
const WORTH_IT = 48;
/** More would only wait for the files to be read. */
const MOST_THREADS = 8;

const WORKER = new URL('./checkWorker.mjs', import.meta.url);

/**
 * Checks each file, in threads where there are enough files for it; the results come in the order
 * of the files. The models of the runbooks are only in them with `models`. Rejects with a
 * `CommandError` where a thread ends by itself, for want of memory for one.
 */
export async function* checkInThreads(
  files: AsyncIterable<SourceFile>,
  options: CheckOptions,
  { models = false } = {},
): AsyncGenerator<FileCheck> {
  const waiting: SourceFile[] = [];
  let threads: Threads | undefined;
  const running: { batch: Batch; answer: Promise<PlainCheck[]> }[] = [];
  const count = Math.min(MOST_THREADS, availableParallelism());
  const canThread = count > 1 && existsSync(WORKER);

  async function* take(): AsyncGenerator<FileCheck> {
    const next = running.shift();
    if (!next) return;
    const checks = await next.answer;
    for (const [i, check] of checks.entries()) {
      const file = next.batch[i];
      if (file) yield fromPlain(check, file);
    }
  }

  try {
    for await (const file of files) {
      waiting.push(file);
      if (!threads && canThread && waiting.length >= WORTH_IT)
        threads = startThreads(count, { options, models });
      while (threads && waiting.length >= BATCH) {
        const batch = waiting.splice(0, BATCH);
        running.push({ batch, answer: threads.check(batch) });
        // Two for each: one that is checked and one that waits for it.
        if (running.length > 2 * count) yield* take();
      }
    }
    while (running.length > 0) yield* take();
    for (const file of waiting) yield checkFile(file, RULES, options);
  } finally {
    threads?.end();
  }
}

interface Threads {
  /** Has a batch checked by the thread that has the least to do. */
  check(batch: Batch): Promise<PlainCheck[]>;
  end(): void;
}

function startThreads(count: number, workerData: unknown): Threads {
  const threads = Array.from({ length: count }, () => startThread(workerData));
  return {
    check: (batch) =>
      threads
        .reduce((least, thread) => (thread.open() < least.open() ? thread : least))
        .check(batch),
    end() {
      for (const thread of threads) thread.end();
    },
  };
}

function startThread(workerData: unknown) {
  const worker = new Worker(WORKER, { workerData });
  const open: { resolve: (checks: PlainCheck[]) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | undefined;
  const fail = (reason: string) => {
    failure ??= new CommandError(`A thread of the check ${reason}. Check fewer files at once.`);
    for (const { reject } of open.splice(0)) reject(failure);
  };
  worker.on('message', (checks: PlainCheck[]) => open.shift()?.resolve(checks));
  worker.on('error', ({ message }) => fail(`has failed: ${message}`));
  worker.on('exit', () => fail('has ended by itself'));
  return {
    open: () => open.length,
    check(batch: Batch): Promise<PlainCheck[]> {
      if (failure) return Promise.reject(failure);
      const answer = new Promise<PlainCheck[]>((resolve, reject) => open.push({ resolve, reject }));
      // Seen here, it is no unhandled rejection where another batch fails first.
      answer.catch(() => undefined);
      worker.postMessage(batch);
      return answer;
    },
    end: () => worker.postMessage(undefined),
  };
}
