import type { Place } from './loadRun.ts';
import type { DurableLog, Entry, LocalLog, LogProblem } from './runLog.ts';

/**
 * Whether a run is kept. `saved` is said only where all of it is in the durable copy. `kept` says
 * what there is meanwhile: the copy in localStorage, which a killed browser may lose the end of,
 * or nothing but this page's memory.
 */
export type Saved =
  | { state: 'saved' }
  | { state: 'saving' }
  | { state: 'not-saved'; reason: LogProblem; kept: Place | 'memory' };

export interface Saver {
  /** Takes records to be kept: into the local copy at once, into the durable one soon. */
  add(entries: readonly Entry[]): void;
  saved(): Saved;
  /** Tries again what failed. */
  retry(): void;
  /** What was in this copy may be gone: all of it is written again. */
  lost(where: Place): void;
  /** Resolves when nothing is being written. */
  settled(): Promise<void>;
}

/**
 * Makes the part of a run's store that keeps its records in both copies. `first` is the key that
 * must be there as long as the local copy was not emptied: the header's. `patience` resolves when
 * a write has taken too long to be called saving; it goes on nevertheless. `turn` resolves when a
 * write to the durable copy may begin: after the page has shown what was done, say.
 */
export function createSaver(
  options: {
    local: LocalLog;
    durable: DurableLog;
    first: string;
    kept: Record<Place, ReadonlySet<string>>;
    patience?: () => Promise<unknown>;
    turn?: () => Promise<unknown>;
  },
  changed: () => void,
): Saver {
  const { local, durable, first, patience, turn } = options;
  const entries = new Map<string, Entry>();
  const inLocal = new Set(options.kept.local);
  const inDurable = new Set(options.kept.durable);
  const failed = new Map<string, LogProblem>();
  /** What was wrong with the last write. It is said until one goes well, not taken back by hope. */
  let trouble: LogProblem | undefined;
  let writing: Promise<void> | undefined;
  let slow = false;
  /** Counts the losses: a write that began before one proves nothing after it. */
  let losses = 0;

  function writeLocal(given: Iterable<Entry>): void {
    for (const entry of given)
      if (!inLocal.has(entry.key) && local.write(entry) === undefined) inLocal.add(entry.key);
  }

  function open(): Entry[] {
    return [...entries.values()].filter(({ key }) => !inDurable.has(key) && !failed.has(key));
  }

  async function pump(): Promise<void> {
    if (turn) await turn();
    for (let batch = open(); batch.length > 0; batch = open()) {
      const before = losses;
      let done = false;
      patience?.().then(() => {
        if (done) return;
        slow = true;
        changed();
      });
      const problems = await durable.write(batch);
      done = true;
      slow = false;
      if (before !== losses) continue;
      trouble = undefined;
      for (const { key } of batch) {
        const problem = problems.get(key);
        if (problem) failed.set(key, problem);
        else inDurable.add(key);
        trouble = problem ?? trouble;
      }
      changed();
    }
  }

  function start(): void {
    if (writing || open().length === 0) return;
    writing = pump().finally(() => {
      writing = undefined;
      // Something may have come between the last look and here.
      start();
    });
  }

  /** A record that differs from what is there will differ the next time as well. */
  function forgive(): void {
    for (const [key, problem] of failed) if (problem !== 'unreadable') failed.delete(key);
  }

  return {
    add(given) {
      for (const entry of given) entries.set(entry.key, entry);
      // Somebody emptied the storage: what was there is written again, the header first.
      if (inLocal.has(first) && !local.has(first)) inLocal.clear();
      const emptied = !inLocal.has(first);
      const header = entries.get(first);
      if (header) writeLocal([header]);
      // The rest was tried before: it is not tried again at every event while there is no room.
      writeLocal(emptied && inLocal.has(first) ? entries.values() : given);
      forgive();
      start();
    },
    saved() {
      const missing = [...entries.keys()].filter((key) => !inDurable.has(key));
      if (missing.length === 0) return { state: 'saved' };
      const problem = missing.map((key) => failed.get(key)).find((found) => found !== undefined);
      const reason = problem ?? (slow ? 'unavailable' : trouble);
      if (reason === undefined) return { state: 'saving' };
      const kept = missing.every((key) => inLocal.has(key)) ? 'local' : 'memory';
      return { state: 'not-saved', reason, kept };
    },
    retry() {
      trouble = undefined;
      writeLocal(entries.values());
      forgive();
      start();
      changed();
    },
    lost(where) {
      if (where === 'local') {
        inLocal.clear();
        writeLocal(entries.values());
      } else {
        losses++;
        inDurable.clear();
        forgive();
        start();
      }
      changed();
    },
    async settled() {
      while (writing) await writing;
    },
  };
}
