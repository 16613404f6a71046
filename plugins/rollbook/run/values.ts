import type { Variable } from '../model/runbook.ts';
import { createListeners, type OpenStorage, type Problem, readRecord, valuesKey } from './keys.ts';

/** One variable as its field shows it. */
export interface Field {
  value: string;
  /** False where the value came with the address and nobody has accepted it yet. */
  confirmed: boolean;
  /** What is wrong with the value, in words for a person. */
  message?: string;
}

/** The values of a runbook. A new object after every change, and none without one. */
export interface Values {
  fields: Record<string, Field>;
  /** The values that a command may show: those with nothing wrong. */
  usable: Record<string, string>;
  /** The names among `usable` that still wait to be accepted. */
  unconfirmed: string[];
  problem?: Problem;
}

export interface ValueStore {
  get(): Values;
  /** The defaults alone: what the server renders, and the browser until it has taken over. */
  initial: Values;
  subscribe(listener: () => void): () => void;
  /** Takes what a person typed: it is confirmed by that. */
  set(name: string, value: string): void;
  /** Accepts these prefilled values, or all of them. */
  accept(names?: string[]): void;
  /** Empties every field, and forgets what the tab kept. */
  clear(): void;
  /** Takes prefilled values from an address, `?config=prod.ini`. Unknown names are left out. */
  prefill(query: string): void;
}

interface ValuesRecord {
  schemaVersion: 1;
  values: Record<string, string>;
  /** What the address offered when the reader accepted or overwrote it, so as to ask once only. */
  answered: Record<string, string>;
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function parseValues(value: object): ValuesRecord | undefined {
  const record = value as Partial<ValuesRecord>;
  const fits =
    record.schemaVersion === 1 && isTextRecord(record.values) && isTextRecord(record.answered);
  return fits ? (record as ValuesRecord) : undefined;
}

/**
 * Makes the store of a runbook's values. They are kept as long as the tab (`open` gives its
 * storage and may throw); those of type `secret` are in memory alone and are not taken from an
 * address. `check` returns what is wrong with a value.
 */
export function createValues(
  runbook: string,
  variables: Variable[],
  open: OpenStorage,
  check: (variable: Variable, value: string) => string | undefined,
): ValueStore {
  const { subscribe, notify } = createListeners();
  const key = valuesKey(runbook);
  const known = new Map(variables.map((variable) => [variable.name, variable]));
  const values = new Map<string, string>();
  const waiting = new Set<string>();
  const answered = new Map<string, string>();
  const offered = new Map<string, string>();
  let unreadable = false;
  let restored = false;
  let problem: Problem | undefined;

  for (const { name, default: value } of variables) if (value) values.set(name, value);
  const initial = snapshot();
  try {
    const stored = readRecord(open(), key, parseValues);
    unreadable = stored.state === 'unreadable';
    if (stored.state === 'record') {
      restored = true;
      for (const [name, value] of Object.entries(stored.record.values))
        if (known.has(name) && known.get(name)?.type !== 'secret') values.set(name, value);
      for (const [name, value] of Object.entries(stored.record.answered)) answered.set(name, value);
    }
  } catch {
    problem = 'unavailable';
  }

  function snapshot(): Values {
    const fields: [string, Field][] = [];
    const usable: [string, string][] = [];
    const unconfirmed: string[] = [];
    for (const variable of variables) {
      const { name } = variable;
      const value = values.get(name) ?? '';
      const confirmed = !waiting.has(name);
      const message = value === '' ? undefined : check(variable, value);
      fields.push([name, { value, confirmed, ...(message && { message }) }]);
      if (value === '' || message) continue;
      usable.push([name, value]);
      if (!confirmed) unconfirmed.push(name);
    }
    return {
      // fromEntries defines own properties, so that a variable called `__proto__` is one too.
      fields: Object.fromEntries(fields),
      usable: Object.fromEntries(usable),
      unconfirmed,
      ...(problem && { problem }),
    };
  }

  function save(): Problem | undefined {
    if (unreadable) return 'unreadable';
    const kept = [...values].filter(
      ([name]) => known.get(name)?.type !== 'secret' && !waiting.has(name),
    );
    const record: ValuesRecord = {
      schemaVersion: 1,
      values: Object.fromEntries(kept),
      answered: Object.fromEntries(answered),
    };
    try {
      const storage = open();
      try {
        storage.setItem(key, JSON.stringify(record));
        return undefined;
      } catch {
        return 'full';
      }
    } catch {
      return 'unavailable';
    }
  }

  // The same object where nothing differs: a page of a hundred commands compares it.
  let current = restored || problem ? snapshot() : initial;
  function changed(): void {
    problem = save();
    current = snapshot();
    notify();
  }
  function confirm(name: string): void {
    waiting.delete(name);
    const offer = offered.get(name);
    if (offer !== undefined) answered.set(name, offer);
  }

  return {
    get: () => current,
    initial,
    subscribe,
    set(name, value) {
      if (!known.has(name)) return;
      values.set(name, value);
      confirm(name);
      changed();
    },
    accept(names = [...waiting]) {
      for (const name of names) confirm(name);
      changed();
    },
    clear() {
      for (const name of known.keys()) {
        values.delete(name);
        confirm(name);
      }
      changed();
    },
    prefill(query) {
      let fresh = false;
      for (const [name, value] of new URLSearchParams(query)) {
        const variable = known.get(name);
        if (!variable || variable.type === 'secret' || value === '') continue;
        if (answered.get(name) === value || values.get(name) === value) continue;
        offered.set(name, value);
        values.set(name, value);
        waiting.add(name);
        fresh = true;
      }
      if (!fresh) return;
      current = snapshot();
      notify();
    },
  };
}
