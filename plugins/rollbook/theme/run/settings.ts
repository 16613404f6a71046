import { PREFIX } from '../../run/keys.ts';

/** The keys of the settings. `docs/reference/storage.mdx` lists them. */
export const NAMES = { actor: `${PREFIX}actor`, keys: `${PREFIX}keys` } as const;

/** What this page knows although it could not be stored. */
const memory = new Map<string, string>();

/** Reads what the reader set earlier; empty where that is nothing. */
export function readSetting(name: keyof typeof NAMES): string {
  try {
    return memory.get(name) ?? window.localStorage.getItem(NAMES[name]) ?? '';
  } catch {
    return memory.get(name) ?? '';
  }
}

/** Remembers a setting where the browser lets the page. It is a convenience: a failure is none. */
export function keepSetting(name: keyof typeof NAMES, value: string): void {
  try {
    window.localStorage.setItem(NAMES[name], value);
    memory.delete(name);
  } catch {
    // It is asked for again next time; until then this page knows it.
    memory.set(name, value);
  }
}
