import { workerData } from 'node:worker_threads';
import { writeOffline } from './writeOffline.ts';

// A thread of its own, so that single files are made beside whatever else a build does.
const { runbooks, ...options } = workerData;
await writeOffline(runbooks, options);
