import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface Served {
  /** Where the site begins, such as `http://127.0.0.1:40123/docs/`. */
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves the files of a folder below the path `base`, to this machine alone and on a port that the
 * system chooses. `/x` is `x.html` as well as `x/index.html`. Nothing outside the folder is given
 * out, neither by `..` nor by a link.
 */
export async function serveFolder(folder: string, base: string): Promise<Served> {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    answer(root, base, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser keeps its connections open, and closing waits for them.
        server.closeAllConnections();
      }),
  };
}

async function answer(
  root: string,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response.setHeader('Allow', 'GET, HEAD'), 405);
  const wanted = readPath(request.url ?? '', base);
  const found = wanted === undefined ? undefined : await findFile(root, wanted);
  if (!found) return refuse(response, 404);
  response.setHeader('Content-Type', TYPES[path.extname(found.file)] ?? 'application/octet-stream');
  response.setHeader('Content-Length', found.size);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end();
}

/** The path below the base; undefined where it is none, or none that a file can have. */
function readPath(url: string, base: string): string | undefined {
  const [raw = ''] = url.split(/[?#]/);
  try {
    const whole = decodeURIComponent(raw);
    return whole.startsWith(base) && !/[\0\\]/.test(whole) ? whole.slice(base.length) : undefined;
  } catch {
    return undefined;
  }
}

async function findFile(root: string, wanted: string) {
  const asked = path.join(root, wanted);
  for (const candidate of [asked, `${asked}.html`, path.join(asked, 'index.html')]) {
    // The link is followed before it is judged, so that what counts is where the file really is.
    const file = await realpath(candidate).catch(() => undefined);
    if (!file?.startsWith(root + path.sep)) continue;
    const info = await stat(file);
    if (info.isFile()) return { file, size: info.size };
  }
  return undefined;
}
