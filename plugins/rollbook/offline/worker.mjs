import { workerData } from 'node:worker_threads';
import { createJiti } from 'jiti';

// A thread of its own, so that single files are made beside whatever else a build does. It is
// JavaScript because Node runs it as it is, and loads the rest as the settings of a site are loaded.
const { writeOffline } = await createJiti(import.meta.url).import('./writeOffline.ts');
const { runbooks, ...options } = workerData;
await writeOffline(runbooks, options);
