import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { writeOffline } from '../offline/writeOffline.ts';
import type { BesideOptions, BuiltSite } from './beside.ts';
import { readPages, startSearch } from './search.ts';

// A thread of its own, so that this is done beside whatever else a build does. The search takes the
// runbooks at once and the pages when they are built.
const { index, baseUrl, ...options }: BesideOptions = workerData;
const port = parentPort as MessagePort;
const built = once(port, 'message') as Promise<[BuiltSite]>;
const search = await startSearch(index, baseUrl);
await writeOffline(index.runbooks, options);
const [{ addresses, outDir }] = await built;
const pages = await readPages(addresses, outDir);
port.postMessage('read');
await search.write(pages, outDir);
