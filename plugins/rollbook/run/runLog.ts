import { canonicalJson } from './canonicalJson.ts';
import { findHostileJson } from './findHostileJson.ts';
import type { Problem } from './keys.ts';
import { parseJson } from './parseJson.ts';

/** One record as it is stored: its key (see `runKeys`) and its JSON. */
export interface Entry {
  key: string;
  text: string;
}

/** A record as the durable copy has it. `partly`: it is not yet everywhere it should be, and is to be written again. */
export interface KeptEntry extends Entry {
  partly?: boolean;
}

/** Why a record is not stored. `newer`: the database belongs to a later version of Rollbook. */
export type LogProblem = Problem | 'newer';

/** The copy that is written at once, and may lose its last seconds where the browser is killed. */
export interface LocalLog {
  /** All records of all runs, or of one. Throws where the storage cannot be read. */
  read(runId?: string): Entry[];
  /** Whether there is anything under the key. False where the storage cannot be read. */
  has(key: string): boolean;
  /** Stores a record, never over another one. Returns what went wrong. */
  write(entry: Entry): LogProblem | undefined;
  /** Removes records. Throws what the storage throws. */
  remove(keys: readonly string[]): void;
}

/** The copy that survives: what `write` has resolved is on the disk. */
export interface DurableLog {
  /** All records of all runs, or of one. Rejects where the database cannot be read. */
  read(runId?: string): Promise<KeptEntry[]>;
  /**
   * Stores records, never over others. Resolves once they are on the disk, with what went wrong
   * by key. Never rejects.
   */
  write(entries: readonly Entry[]): Promise<ReadonlyMap<string, LogProblem>>;
  remove(keys: readonly string[]): Promise<void>;
  /** Calls back when the browser has taken the database away: what was stored may be gone. */
  onLost(listener: () => void): () => void;
  close(): void;
}

/** Whether two stored texts are the same record, if with their fields in another order. */
export function isSameRecord(a: string, b: string): boolean {
  if (a === b) return true;
  // No record is like this, and one nested too deep would overflow what compares it.
  if (findHostileJson(a) || findHostileJson(b)) return false;
  const [one, other] = [parseJson(a), parseJson(b)];
  if (one === undefined || other === undefined) return false;
  return canonicalJson(one) === canonicalJson(other);
}
