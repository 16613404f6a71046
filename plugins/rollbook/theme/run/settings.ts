import { PREFIX } from '../../run/keys.ts';

const NAMES = { actor: `${PREFIX}actor`, keys: `${PREFIX}keys` } as const;

/** Reads what the reader set in this browser earlier; empty where nothing or where it is refused. */
export function readSetting(name: keyof typeof NAMES): string {
  try {
    return window.localStorage.getItem(NAMES[name]) ?? '';
  } catch {
    return '';
  }
}

/** Remembers a setting where the browser lets the page. It is a convenience: a failure is none. */
export function keepSetting(name: keyof typeof NAMES, value: string): void {
  try {
    window.localStorage.setItem(NAMES[name], value);
  } catch {
    // It is asked for again next time.
  }
}
