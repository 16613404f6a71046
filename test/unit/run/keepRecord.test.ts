import { describe, expect, test } from 'vitest';
import { deleteRun } from '../../../plugins/rollbook/run/deleteRun.ts';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { keepRecord } from '../../../plugins/rollbook/run/keepRecord.ts';
import { loadRuns } from '../../../plugins/rollbook/run/loadRun.ts';
import { localStorageLog } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { eventKey, runKey } from '../../../plugins/rollbook/run/runKeys.ts';
import { memoryLog, memoryStorage } from './fakes.ts';
import { event, header, story } from './sample.ts';
import { NEW, setUp } from './setUpStore.ts';

const RUN = runKey(header.runId);

describe('import and deletion', () => {
  test('a run comes as a file, goes on elsewhere, and comes back', async () => {
    const { local, durable, map } = setUp();
    const kept = await keepRecord({ header, events: story.slice(0, 10) }, local, durable.log);
    expect(kept).toEqual({ ok: true, added: 10, conflicts: [] });
    const again = await keepRecord({ header, events: story }, local, durable.log);
    expect(again).toEqual({ ok: true, added: story.length - 10, conflicts: [] });
    const { runs } = await loadRuns(local, durable.log);
    expect(exportRun(runs[0]?.record ?? NEW)).toBe(exportRun({ header, events: story }));
    expect(map.size).toBe(durable.map.size);
    const other = { header: { ...header, mode: 'drill' as const }, events: [] };
    expect((await keepRecord(other, local, durable.log)).ok).toBe(false);
  });

  test('an import does not replace what cannot be read', async () => {
    const { storage, map } = memoryStorage();
    map.set(RUN, '{"schemaVersion": 99}');
    const durable = memoryLog();
    const kept = await keepRecord(
      { header, events: story },
      localStorageLog(() => storage),
      durable.log,
    );
    expect(kept.ok).toBe(false);
    expect([...map.values()]).toEqual(['{"schemaVersion": 99}']);
    expect(durable.map.size).toBe(0);
  });

  test('deletion takes this run from both copies, and leaves what cannot be read', async () => {
    const { local, durable, map } = setUp();
    const other = { header: { ...header, runId: event(9, { type: 'started' }).id }, events: [] };
    await keepRecord({ header, events: story }, local, durable.log);
    await keepRecord(other, local, durable.log);
    const torn = eventKey(header.runId, event(77, { type: 'started' }).id);
    map.set(torn, '{');
    expect(await deleteRun(header.runId, local, durable.log)).toEqual([]);
    expect([...map.keys()].sort()).toEqual([torn, runKey(other.header.runId)].sort());
    expect([...durable.map.keys()]).toEqual([runKey(other.header.runId)]);
    await deleteRun(header.runId, local, durable.log, { unreadable: true });
    expect(map.has(torn)).toBe(false);
  });

  test('deletion says which copy it could not reach', async () => {
    const { local, durable, map } = setUp();
    await keepRecord({ header, events: story }, local, durable.log);
    durable.problem = 'unavailable';
    expect(await deleteRun(header.runId, local, durable.log)).toEqual(['durable']);
    expect(map.size).toBe(0);
    expect(durable.map.size).toBe(story.length + 1);
  });
});
