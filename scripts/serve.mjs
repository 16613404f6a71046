import { createServer } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import compression from 'compression';
import handler from 'serve-handler';

// Serves the built site. Takes the next free port where the wanted one is busy, and says which.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '3000' },
    dir: { type: 'string', default: process.env.SITE_DIR ?? 'build' },
  },
});
const wanted = Number(values.port);
const directory = path.resolve(values.dir);

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
