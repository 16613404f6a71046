// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { loadRuns } from '../../../../plugins/rollbook/run/loadRun.ts';
import { localStorageLog } from '../../../../plugins/rollbook/run/localStorageLog.ts';
import { eventKey, runKey } from '../../../../plugins/rollbook/run/runKeys.ts';
import { memoryLog, memoryStorage } from '../../run/fakes.ts';
import { event, header } from '../../run/sample.ts';
import { openSample } from './openSample.ts';

test('what another tab wrote while this one was loading is in the run', async () => {
  const copies = { ...memoryStorage(), durable: memoryLog() };
  copies.map.set(runKey(header.runId), JSON.stringify(header));
  const started = event(1, { type: 'started' });
  const torn = event(2, { type: 'note', text: 'torn' });
  const slow = {
    ...copies.durable.log,
    async read() {
      // The other tab writes after the storage was read, and before anybody listens.
      copies.map.set(eventKey(header.runId, started.id), JSON.stringify(started));
      copies.map.set(eventKey(header.runId, torn.id), '{"id":');
      return [];
    },
  };
  const { runs } = await loadRuns(
    localStorageLog(() => copies.storage),
    slow,
    header.runId,
  );
  expect(runs[0]?.record.events).toEqual([]);
  const { open } = openSample(runs[0]?.record, { copies });
  expect(open.store.getSnapshot().record.events).toEqual([started]);
  await open.store.settled();
  expect(copies.durable.map.has(eventKey(header.runId, started.id))).toBe(true);
  expect(copies.map.get(eventKey(header.runId, torn.id))).toBe('{"id":');
  open.close();
});

test('a storage that cannot be read does not keep a run from opening', () => {
  const copies = { ...memoryStorage(), durable: memoryLog() };
  Object.defineProperty(copies.storage, 'length', {
    get() {
      throw new DOMException('', 'SecurityError');
    },
  });
  const { open } = openSample(undefined, { copies });
  open.act({ type: 'started' });
  expect(open.store.getSnapshot().state.started?.actor).toBe('');
  open.close();
});
