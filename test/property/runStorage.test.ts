import { expect, test } from 'vitest';
import { keepRecord } from '../../plugins/rollbook/run/keepRecord.ts';
import { loadRuns } from '../../plugins/rollbook/run/loadRun.ts';
import { localStorageLog } from '../../plugins/rollbook/run/localStorageLog.ts';
import { parseEvent, parseHeader } from '../../plugins/rollbook/run/parseRecord.ts';
import { parseRunKey } from '../../plugins/rollbook/run/runKeys.ts';
import { createRunStore } from '../../plugins/rollbook/run/store.ts';
import fc from '../seeded.ts';
import { memoryLog, memoryStorage, tab } from '../unit/run/fakes.ts';
import { header as full, snapshot, story } from '../unit/run/sample.ts';

/** A small run: each of the ten thousand is read whole. */
const few = story.slice(4, 8);
const { procedure } = snapshot;
const header = {
  ...full,
  snapshot: {
    ...snapshot,
    procedure: { ...procedure, steps: procedure.steps.slice(0, 2) },
    checklists: [],
    templates: [],
    decisions: [],
    targets: [],
    others: [],
  },
};

async function stored() {
  const { storage, map } = memoryStorage();
  const durable = memoryLog();
  await keepRecord(
    { header, events: few },
    localStorageLog(() => storage),
    durable.log,
  );
  return { storage, map, durable };
}

/** Changes, cuts or doubles one place of a text. */
function mutate(text: string, how: number, where: number, byte: number): string {
  const at = where % text.length;
  if (how === 0) return text.slice(0, at);
  if (how === 1) return text.slice(0, at) + text.slice(at + 1);
  if (how === 2) return text.slice(0, at) + text.slice(at) + text.slice(at);
  return text.slice(0, at) + String.fromCharCode(byte) + text.slice(at + 1);
}

function isReadable(key: string, text: string): boolean {
  const named = parseRunKey(key);
  if (!named) return false;
  const { runId, eventId } = named;
  const { state } = eventId ? parseEvent(text, eventId) : parseHeader(text, runId);
  return state === 'record';
}

test('ten thousand mutations of stored records: nothing unreadable is written over', async () => {
  const clean = await stored();
  const keys = [...clean.map.keys()];
  const change = fc.record({
    key: fc.constantFrom(...keys),
    how: fc.nat(3),
    where: fc.nat(100_000),
    byte: fc.nat(255),
    copy: fc.constantFrom('local', 'durable', 'both'),
  });
  let unreadable = 0;
  const { storage, map } = memoryStorage();
  const local = localStorageLog(() => storage);
  const durable = memoryLog();
  await fc.assert(
    fc.asyncProperty(change, async ({ key, how, where, byte, copy }) => {
      for (const each of [map, durable.map]) {
        each.clear();
        for (const [name, text] of clean.map) each.set(name, text);
      }
      const mutated = mutate(clean.map.get(key) ?? '', how, where, byte);
      if (copy !== 'durable') map.set(key, mutated);
      if (copy !== 'local') durable.map.set(key, mutated);
      const before = { local: new Map(map), durable: new Map(durable.map) };

      const loaded = await loadRuns(local, durable.log);
      for (const run of loaded.runs) {
        const store = createRunStore({ run, local, durable: durable.log, ...tab('Ada') });
        store.append({ type: 'note', text: 'after' });
        await store.settled();
        store.retry();
        await store.settled();
        store.getSnapshot();
        store.close();
      }

      // Readable or not, every text that was there is there as it was.
      for (const [name, text] of before.local) expect(map.get(name)).toBe(text);
      for (const [name, text] of before.durable) expect(durable.map.get(name)).toBe(text);
      if (isReadable(key, mutated)) return;
      unreadable++;
      const listed = loaded.unreadable.filter((entry) => entry.key === key);
      expect(listed.map(({ raw }) => raw)).toContain(mutated);
      // With one copy whole, nothing is lost.
      if (copy !== 'both' && loaded.unreadable.every(({ why }) => why !== 'newer'))
        expect(loaded.runs[0]?.record.events).toEqual(few);
    }),
    { numRuns: 10_000 },
  );
  expect(unreadable).toBeGreaterThan(3_000);
}, 120_000);
