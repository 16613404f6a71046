import type { KeyValue } from '../../../plugins/rollbook/run/keys.ts';

/** A storage as a browser has it, which can be made to fail the ways a browser's does. */
export function memoryStorage() {
  const kept = new Map<string, string>();
  const fails = { access: false, write: false };
  const storage: KeyValue = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (fails.write) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => {
      kept.delete(key);
    },
  };
  const open = () => {
    if (fails.access) throw new DOMException('denied', 'SecurityError');
    return storage;
  };
  return { kept, fails, open };
}
