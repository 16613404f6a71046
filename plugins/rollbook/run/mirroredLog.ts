import type { DurableLog, KeptEntry } from './runLog.ts';

export interface MirrorOptions {
  /** Resolves when the second has taken too long to be waited for. */
  patience?: () => Promise<unknown>;
  /**
   * Does a task while no other page does one, as the lock of a browser lets it. What one tab has
   * read to write it again would otherwise bring back what another has deleted meanwhile.
   */
  alone?: <T>(task: () => Promise<T>) => Promise<T>;
}

/**
 * Makes one durable log of two databases, of which the second mirrors the first. Chromium throws
 * away a whole database where it finds it damaged, and a browser killed in the middle of a write
 * damages it: the next one appends behind the torn record, and the one after that refuses to read
 * on. So a record goes into the second only when it is on the disk in the first: one kill tears
 * one of them at most. What either has lost, of whatever run, is written to it again after the
 * first reading. Without the second, everything is as the first has it; so it is once the second
 * has not answered before `patience` resolves.
 */
export function mirroredLog(
  first: DurableLog,
  second: DurableLog,
  { patience, alone = (task) => task() }: MirrorOptions = {},
): DurableLog {
  let mended: Promise<void> | undefined;
  /** It is not asked again: every question would cost the same wait, in the middle of a run. */
  let silent = false;

  /** Uses the second. Rejects where it does, and where it gives no answer in time. */
  async function ask<T>(use: () => Promise<T>): Promise<T> {
    if (silent) throw noAnswer();
    if (!patience) return use();
    let answered = false;
    const late = patience().then(() => {
      silent ||= !answered;
      throw noAnswer();
    });
    try {
      return await Promise.race([use(), late]);
    } finally {
      answered = true;
    }
  }

  /** Rejects where the second is there and keeps what should be gone: it would come back from there. */
  async function removeFromSecond(keys: readonly string[]): Promise<void> {
    try {
      await ask(() => second.remove(keys));
    } catch (error) {
      if (silent || (await canRead())) throw error;
    }
  }

  function canRead(): Promise<boolean> {
    return ask(() => second.read()).then(
      () => true,
      // One that is silent now may answer the next page.
      () => silent,
    );
  }

  async function mend(): Promise<void> {
    try {
      const all = unite(await first.read(), await ask(() => second.read()));
      const lost = all.filter(({ partly }) => partly);
      if (lost.length === 0) return;
      await first.write(lost);
      await ask(() => second.write(lost));
    } catch {
      // One of them cannot be reached: the next page that opens them tries again.
    }
  }

  return {
    async read(runId) {
      const [entries, mirrored] = await Promise.all([
        first.read(runId),
        ask(() => second.read(runId)).catch(() => undefined),
      ]);
      if (!mirrored) return entries;
      mended ??= alone(mend).catch(() => undefined);
      return unite(entries, mirrored);
    },
    async write(entries) {
      const problems = await first.write(entries);
      const stored = entries.filter(({ key }) => !problems.has(key));
      // What the second does not take is no trouble: the next page load writes it again.
      await ask(() => second.write(stored)).catch(() => undefined);
      return problems;
    },
    async remove(keys) {
      // What is being written again would come back.
      await mended;
      await alone(() => Promise.all([first.remove(keys), removeFromSecond(keys)]));
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

function noAnswer(): DOMException {
  return new DOMException('The second database does not answer', 'TimeoutError');
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
