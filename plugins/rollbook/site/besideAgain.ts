import type { FilesOrder } from './makeFiles.ts';

/**
 * For a site that changes while it is served: makes what is made beside a build anew each time, one
 * after the other; of several changes that came meanwhile only the last counts. What goes wrong is
 * handed to `complain`.
 */
export function besideAgain(
  make: (order: FilesOrder) => () => Promise<void>,
  complain: (error: unknown) => void,
): (order: FilesOrder) => Promise<void> {
  let next: FilesOrder | undefined;
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (next) {
      const order = next;
      next = undefined;
      try {
        await make(order)();
      } catch (error) {
        complain(error);
      }
    }
  }
  const start = (): Promise<void> =>
    run().finally(() => {
      running = next ? start() : undefined;
    });
  return (order) => {
    next = order;
    running ??= start();
    return running;
  };
}
