import type { DurableLog, KeptEntry } from './runLog.ts';

/**
 * Makes one durable log of two databases, of which the second mirrors the first. Chromium throws
 * away a whole database where it finds it damaged, and a browser killed in the middle of a write
 * damages it: the next one appends behind the torn record, and the one after that refuses to read
 * on. So a record goes into the second only when it is on the disk in the first: one kill tears
 * one of them at most. Without the second, everything is as the first has it.
 */
export function mirroredLog(first: DurableLog, second: DurableLog): DurableLog {
  return {
    async read(runId) {
      const [entries, mirrored] = await Promise.all([
        first.read(runId),
        second.read(runId).catch(() => undefined),
      ]);
      return mirrored ? unite(entries, mirrored) : entries;
    },
    async write(entries) {
      const problems = await first.write(entries);
      await second.write(entries.filter(({ key }) => !problems.has(key)));
      return problems;
    },
    async remove(keys) {
      await Promise.all([first.remove(keys), second.remove(keys).catch(() => undefined)]);
    },
    onLost(listener) {
      const stops = [first.onLost(listener), second.onLost(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    close() {
      first.close();
      second.close();
    },
  };
}

/** All records of both. Where both have a key the first counts; what one lacks is still to be written. */
function unite(first: readonly KeptEntry[], second: readonly KeptEntry[]): KeptEntry[] {
  const inSecond = new Set(second.map(({ key }) => key));
  const inFirst = new Set(first.map(({ key }) => key));
  return [
    ...first.map((entry) => (inSecond.has(entry.key) ? entry : { ...entry, partly: true })),
    ...second.filter(({ key }) => !inFirst.has(key)).map((entry) => ({ ...entry, partly: true })),
  ];
}
