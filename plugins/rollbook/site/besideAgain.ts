import type { FilesOrder } from './makeFiles.ts';

/**
 * For a site that changes while it is served: makes what is made beside a build anew each time, one
 * after the other; of several changes that came meanwhile only the last counts. What goes wrong is
 * handed to `complain`, and of the last one it is what the promise is fulfilled with.
 */
export function besideAgain(
  make: (order: FilesOrder) => () => Promise<void>,
  complain: (error: unknown) => void,
): (order: FilesOrder) => Promise<unknown> {
  let next: FilesOrder | undefined;
  let running: Promise<unknown> | undefined;
  async function run(): Promise<unknown> {
    let problem: unknown;
    while (next) {
      const order = next;
      next = undefined;
      problem = undefined;
      try {
        await make(order)();
      } catch (error) {
        problem = error;
        complain(error);
      }
    }
    return problem;
  }
  const start = (): Promise<unknown> =>
    run().finally(() => {
      running = next ? start() : undefined;
    });
  return (order) => {
    next = order;
    running ??= start();
    return running;
  };
}
