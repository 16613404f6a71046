import type { KeyValue } from '../../run/keys.ts';

/** The storage that outlives the tab. Throws where the browser refuses it. */
export function openLocal(): KeyValue {
  return window.localStorage;
}

/** The storage of this tab alone. Throws where the browser refuses it. */
export function openSession(): KeyValue {
  return window.sessionStorage;
}

export function now(): Date {
  return new Date();
}
