/** Everything that Rollbook keeps in a browser is under this prefix. */
export const PREFIX = 'rollbook:';

/** The part of the web storage that the stores need. Any of its methods may throw. */
export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Opens a storage. Throws where the browser refuses the very access to it. */
export type OpenStorage = () => KeyValue;

/** Why something is not kept: no storage at all, no room, or a value that must not be overwritten. */
export type Problem = 'unavailable' | 'full' | 'unreadable';

/** What was read under a key: nothing, the record, or text that this version cannot read. */
export type Stored<T> =
  | { state: 'none' }
  | { state: 'record'; record: T }
  | { state: 'unreadable'; raw: string };

/** The key of one ticked item, outside a run. */
export function tickKey(runbook: string, checklist: string, item: string): string {
  return `${PREFIX}check:${runbook}:${checklist}:${item}`;
}

/** The key of how far a decision was walked. */
export function walkKey(runbook: string, decision: string): string {
  return `${PREFIX}walk:${runbook}:${decision}`;
}

/** The key of a runbook's values, which live as long as the tab. */
export function valuesKey(runbook: string): string {
  return `${PREFIX}values:${runbook}`;
}

/** The key of what was typed into a run and is not recorded yet, which lives as long as the tab. */
export function draftsKey(runId: string): string {
  return `${PREFIX}drafts:${runId}`;
}

/**
 * Reads the JSON record that a key holds. `parse` returns undefined where the record is of a
 * newer version or another shape. Throws what the storage throws.
 */
export function readRecord<T>(
  storage: KeyValue,
  key: string,
  parse: (value: object) => T | undefined,
): Stored<T> {
  const raw = storage.getItem(key);
  if (raw === null) return { state: 'none' };
  try {
    const value: unknown = JSON.parse(raw);
    const record = typeof value === 'object' && value !== null ? parse(value) : undefined;
    return record === undefined ? { state: 'unreadable', raw } : { state: 'record', record };
  } catch {
    return { state: 'unreadable', raw };
  }
}

/** The local calendar day of a moment, `2026-11-21`. */
export function localDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Calls whoever listens when something changed. */
export function createListeners() {
  const listeners = new Set<() => void>();
  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    notify(): void {
      for (const listener of [...listeners]) listener();
    },
  };
}
