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

/** What came of a request. Of an error only this is certain to get from one thread to another. */
export type Answer = { value: unknown } | { error: { message: string; stack?: string } };

/** A thread of its own for all that a site asks of the plans and that its bundler does not. */
export interface Beside {
  check(question: SiteQuestion): Promise<SiteCheck>;
  /** Begins to make files, and returns what waits for them and tells what went wrong. */
  make(order: FilesOrder): () => Promise<void>;
  /** Ends the thread, and what it does. */
  end(): void;
}

/**
 * Begins a thread that checks a site while its other parts are loaded, and makes files beside the
 * build. What does this is loaded there, and costs the thread of the caller nothing. After one that
 * has ended by itself another is begun with the next request. Only in a bundle.
 */
export function startBeside(begin: Begin, code = WORKER): Beside {
  let thread = startThread(begin, code);
  const ask = (request: Request) => {
    if (thread.hasEnded()) thread = startThread(begin, code);
    return thread.ask(request);
  };
  return {
    check: (check) => ask({ check })() as Promise<SiteCheck>,
    make: (make) => ask({ make }) as () => Promise<void>,
    end: () => thread.end(),
  };
}

function startThread(begin: Begin, code: URL) {
  const worker = new Worker(code, { workerData: begin });
  // A build that fails elsewhere does not wait for it.
  worker.unref();
  const open = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let count = 0;
  let waiting = 0;
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
    for (const { reject } of open.values()) reject(failure);
    open.clear();
  };
  worker.on('message', ({ id, answer }: { id: number; answer: Answer }) => {
    const asked = open.get(id);
    open.delete(id);
    if ('error' in answer) asked?.reject(Object.assign(new Error(), answer.error));
    else asked?.resolve(answer.value);
  });
  worker.on('error', fail);
  worker.on('exit', (status) => fail(new Error(`The thread beside the build ended (${status}).`)));
  return {
    hasEnded: () => failure !== undefined,
    ask(request: Request): () => Promise<unknown> {
      const id = count++;
      const done = new Promise((resolve, reject) => open.set(id, { resolve, reject }));
      done.catch(() => {});
      worker.postMessage({ id, request });
      return async () => {
        if (waiting++ === 0) worker.ref();
        try {
          return await done;
        } finally {
          if (--waiting === 0) worker.unref();
        }
      };
    },
    end: () => void worker.terminate(),
  };
}
