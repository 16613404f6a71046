import { createServer } from 'node:http';
import compression from 'compression';
import handler from 'serve-handler';

const compress = compression();

/** Serves a built site as hosts do, compressed, on a free port. Returns its address and its end. */
export async function serveFolder(directory) {
  const server = createServer((request, response) =>
    compress(request, response, () =>
      handler(request, response, { public: directory, cleanUrls: true, trailingSlash: false }),
    ),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
