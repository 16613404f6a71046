import { type OpenStorage, readRecord } from './keys.ts';

/** What somebody typed in a run and has not recorded yet, each under a name. */
export interface Drafts {
  get(name: string): string | undefined;
  set(name: string, text: string): void;
  delete(name: string): void;
  /** Whether there is something that goes with the page, since it could not or must not be kept. */
  atRisk(): boolean;
}

interface DraftsRecord {
  schemaVersion: 1;
  texts: Record<string, string>;
}

/**
 * Makes the drafts of a run under a key. They are kept as long as the tab (`open` gives its storage
 * and may throw), so that neither a closed panel nor a reload loses them. Without `open` they are in
 * memory only: where a runbook has secrets, what somebody types may be one. Never throws; what is
 * stored and cannot be read is left as it is.
 */
export function createDrafts(key: string, open?: OpenStorage): Drafts {
  const texts = new Map<string, string>();
  let kept = true;
  let unreadable = false;
  try {
    const stored = open && readRecord(open(), key, parse);
    unreadable = stored?.state === 'unreadable';
    if (stored?.state === 'record')
      for (const [name, text] of Object.entries(stored.record.texts)) texts.set(name, text);
  } catch {
    // What is typed from now on will show whether it can be kept.
  }

  function keep(): void {
    kept = false;
    if (!open || unreadable) return;
    try {
      const record: DraftsRecord = { schemaVersion: 1, texts: Object.fromEntries(texts) };
      if (texts.size === 0) open().removeItem(key);
      else open().setItem(key, JSON.stringify(record));
      kept = true;
    } catch {
      // It is on the screen, and lasts until the page is closed.
    }
  }

  return {
    get: (name) => texts.get(name),
    set(name, text) {
      texts.set(name, text);
      keep();
    },
    delete(name) {
      if (texts.delete(name)) keep();
    },
    atRisk: () => !kept && texts.size > 0,
  };
}

function parse(value: object): DraftsRecord | undefined {
  const { schemaVersion, texts } = value as Partial<DraftsRecord>;
  const fits =
    schemaVersion === 1 &&
    typeof texts === 'object' &&
    texts !== null &&
    Object.values(texts).every((text) => typeof text === 'string');
  return fits ? { schemaVersion, texts } : undefined;
}
