import { type BesideOptions, workBeside } from './beside.ts';

/**
 * For a site that changes while it is served: makes what is made beside a build anew each time, one
 * after the other; of several changes that came meanwhile only the last counts. What goes wrong is
 * handed to `complain`.
 */
export function besideAgain(
  complain: (error: unknown) => void,
  work: (options: BesideOptions) => () => Promise<void> = workBeside,
): (options: BesideOptions) => Promise<void> {
  let next: BesideOptions | undefined;
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (next) {
      const options = next;
      next = undefined;
      try {
        await work(options)();
      } catch (error) {
        complain(error);
      }
    }
  }
  const start = (): Promise<void> =>
    run().finally(() => {
      running = next ? start() : undefined;
    });
  return (options) => {
    next = options;
    running ??= start();
    return running;
  };
}
