import { Worker } from 'node:worker_threads';
import type { SiteCheck, SiteQuestion } from './checkSite.ts';
import type { FilesOrder } from './makeFiles.ts';

/** The bundle of `besideWorker.ts`, beside the bundle that this runs in. */
const WORKER = new URL('./besideWorker.mjs', import.meta.url);

/** What the thread is told when it begins. */
export interface Begin {
  siteDir: string;
  /** The folder whose documents it may read before it is asked about them. */
  docsDir?: string;
  /** Everything is made once. */
  isBuild: boolean;
}

export type Request = { check: SiteQuestion } | { make: FilesOrder };
export type Answer = { value: unknown } | { error: unknown };

/** A thread of its own for all that a site asks of the plans and that its bundler does not. */
export interface Beside {
  check(question: SiteQuestion): Promise<SiteCheck>;
  /** Begins to make files, and returns what waits for them and tells what went wrong. */
  make(order: FilesOrder): () => Promise<void>;
  end(): void;
}

/**
 * Begins a thread that checks a site while its other parts are loaded, and makes files beside the
 * build. What does this is loaded there, and costs the thread of the caller nothing; and each plan
 * is read once for both. A thread that has ended by itself is begun again with the next request.
 * Only in a bundle.
 */
export function startBeside(begin: Begin, code = WORKER): Beside {
  const open = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let worker: Worker | undefined;
  let count = 0;

  function start(): Worker {
    const started = new Worker(code, { workerData: begin });
    // A build that fails elsewhere does not wait for it.
    started.unref();
    const fail = (error: unknown) => {
      if (worker === started) worker = undefined;
      for (const { reject } of open.values()) reject(error);
      open.clear();
    };
    started.on('message', ({ id, answer }: { id: number; answer: Answer }) => {
      const waiting = open.get(id);
      open.delete(id);
      if ('error' in answer) waiting?.reject(answer.error);
      else waiting?.resolve(answer.value);
    });
    started.on('error', fail);
    started.on('exit', (code) =>
      fail(new Error(`The thread beside the build ended with ${code}.`)),
    );
    return started;
  }

  function ask(request: Request): () => Promise<unknown> {
    worker ??= start();
    const asked = worker;
    const id = count++;
    const done = new Promise((resolve, reject) => open.set(id, { resolve, reject }));
    done.catch(() => {});
    asked.postMessage({ id, request });
    return async () => {
      asked.ref();
      try {
        return await done;
      } finally {
        asked.unref();
      }
    };
  }

  worker = start();
  return {
    check: (check) => ask({ check })() as Promise<SiteCheck>,
    make: (make) => ask({ make }) as () => Promise<void>,
    end: () => void worker?.terminate(),
  };
}
