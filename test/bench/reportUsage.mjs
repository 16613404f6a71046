import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Preloaded into what is measured: on its way out, it says what it used.
if (isMainThread)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
    try {
      writeSync(3, `${JSON.stringify(usage)}\n`);
    } catch {
      // A child of what is measured has nobody who listens.
    }
  });
