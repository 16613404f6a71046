import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import compression from 'compression';
import handler from 'serve-handler';

// Serves the built site. Takes the next free port where the wanted one is busy, and says which.
const { port: wanted, directory } = readOptions();

const compress = compression();
const server = createServer((request, response) =>
  compress(request, response, () =>
    handler(request, response, { public: directory, cleanUrls: true, trailingSlash: false }),
  ),
);

let port = wanted;
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE' && port < wanted + 100) {
    port += 1;
    server.listen(port);
  } else {
    process.stderr.write(`The site cannot be served: ${error.message}\n`);
    process.exitCode = 1;
  }
});
server.on('listening', () => {
  const instead = port === wanted ? '' : ` (port ${wanted} is busy)`;
  process.stdout.write(`The site is at http://localhost:${port}/${instead}. Ctrl-C ends it.\n`);
});
server.listen(port);

/** The port that is wanted, and the folder of the built site; ends the process where they are wrong. */
function readOptions() {
  const options = {
    port: { type: 'string', default: process.env.PORT ?? '3000' },
    dir: { type: 'string', default: process.env.SITE_DIR ?? 'build' },
  };
  try {
    const { values } = parseArgs({ options });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`--port ${values.port}: expected a number up to 65535.`);
    const directory = path.resolve(values.dir);
    if (!existsSync(path.join(directory, 'index.html')))
      throw new Error(`There is no site in ${directory}. Build it first: npm run build`);
    return { port, directory };
  } catch (error) {
    process.stderr.write(`${error.message}\nUsage: npm run serve [-- --port 3000] [--dir build]\n`);
    process.exit(2);
  }
}
