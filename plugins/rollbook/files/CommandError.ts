/** Something that keeps a command from running: a bad option, a path that is not there. */
export class CommandError extends Error {
  override name = 'CommandError';
}
