import { explain, whyNotWritten } from './explain.ts';
import { main } from './main.ts';
import { colorsOf } from './terminal.ts';

const { env, stdout, stderr } = process;
let isWhole = true;

/** What a reader wanted is missing: that is said once, where it still can be. */
function failToWrite(error: NodeJS.ErrnoException): void {
  // A closed pipe (`rollbook index | head`) is how the reader says that it has enough.
  if (error.code === 'EPIPE') return;
  if (isWhole) stderr.write(`rollbook: could not write: ${whyNotWritten(error)}\n`);
  isWhole = false;
  process.exitCode = 2;
}

stdout.on('error', failToWrite);
stderr.on('error', failToWrite);
// By itself it would end with 1, which says that problems were found.
process.on('uncaughtException', (error) => {
  stderr.write(`rollbook: ${explain(error)}\n`);
  process.exit(2);
});

const status = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  ...colorsOf(process, env.NO_COLOR),
  write: (text) => stdout.write(text),
  complain: (text) => stderr.write(text),
});
process.exitCode = isWhole ? status : 2;
