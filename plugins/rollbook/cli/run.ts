import { main } from './main.ts';

const { env, stdout, stderr } = process;
const color = stdout.isTTY === true && !env.NO_COLOR;

// A closed pipe (`rollbook index | head`) is how the reader says that it has enough.
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  color,
  write: (text) => stdout.write(text),
  complain: (text) => stderr.write(text),
});
