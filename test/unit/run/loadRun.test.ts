import { describe, expect, test } from 'vitest';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { keepRecord } from '../../../plugins/rollbook/run/keepRecord.ts';
import { loadRuns } from '../../../plugins/rollbook/run/loadRun.ts';
import { localStorageLog } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { parseEvent, parseHeader } from '../../../plugins/rollbook/run/parseRecord.ts';
import { eventKey, parseRunKey, runKey } from '../../../plugins/rollbook/run/runKeys.ts';
import { createRunStore } from '../../../plugins/rollbook/run/store.ts';
import { memoryLog, memoryStorage, tab } from './fakes.ts';
import { event, header, id, story } from './sample.ts';

const RUN = runKey(header.runId);
const WHOLE = exportRun({ header, events: story });

async function stored(events = story) {
  const { storage, map } = memoryStorage();
  const durable = memoryLog();
  const local = localStorageLog(() => storage);
  await keepRecord({ header, events }, local, durable.log);
  return { map, durable, local, load: () => loadRuns(local, durable.log) };
}

describe('loading', () => {
  test('either copy alone gives the whole run, and so do two halves', async () => {
    const { map, durable, load } = await stored();
    const both = new Map(map);
    durable.map.clear();
    expect(exportRun((await load()).runs[0]?.record ?? { header, events: [] })).toBe(WHOLE);
    map.clear();
    for (const [key, text] of both) durable.map.set(key, text);
    expect(exportRun((await load()).runs[0]?.record ?? { header, events: [] })).toBe(WHOLE);
    durable.map.clear();
    for (const [i, [key, text]] of [...both].entries()) (i % 2 ? map : durable.map).set(key, text);
    expect(exportRun((await load()).runs[0]?.record ?? { header, events: [] })).toBe(WHOLE);
  });

  test('what only one copy has is given to the other when the run goes on', async () => {
    const { map, durable, local, load } = await stored();
    const [lost, spare] = [...map.keys()].slice(3);
    durable.map.delete(lost ?? '');
    map.delete(spare ?? '');
    const [run] = (await load()).runs;
    if (!run) throw new Error('no run');
    const store = createRunStore({ run, local, durable: durable.log, ...tab('Ada') });
    expect(store.getSnapshot().saved).toEqual({ state: 'saving' });
    await store.settled();
    expect([...map.keys()].sort()).toEqual([...durable.map.keys()].sort());
    // What was there already was not written again.
    expect(durable.batches.at(-1)?.map(({ key }) => key)).toEqual([lost]);
  });

  test.each([
    ['torn', '{"schemaVersion":1,"runI', 'unreadable'],
    ['of another shape', '{"schemaVersion":1}', 'unreadable'],
    ['of another run', JSON.stringify({ ...header, runId: id(4, 4, 4) }), 'unreadable'],
    ['empty', '', 'unreadable'],
  ])(
    'a header that is %s in both copies: nothing is loaded, all is listed',
    async (_, text, why) => {
      const { map, durable, load } = await stored(story.slice(0, 2));
      map.set(RUN, text);
      durable.map.set(RUN, text);
      const { runs, unreadable } = await load();
      expect(runs).toEqual([]);
      expect(unreadable.filter(({ key }) => key === RUN)).toMatchObject([
        { where: 'durable', why, raw: text },
        { where: 'local', why, raw: text },
      ]);
      expect(unreadable.filter((entry) => entry.why === 'no-header')).toHaveLength(4);
    },
  );

  test('a header that one copy cannot read is taken from the other, and stays as it is', async () => {
    const { map, durable, local, load } = await stored();
    map.set(RUN, '{');
    const { runs, unreadable } = await load();
    expect(unreadable).toMatchObject([{ where: 'local', key: RUN }]);
    const [run] = runs;
    if (!run) throw new Error('no run');
    const store = createRunStore({ run, local, durable: durable.log, ...tab('Ada') });
    store.append({ type: 'note', text: 'on' });
    await store.settled();
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
    expect(map.get(RUN)).toBe('{');
  });

  test('a header that the durable copy cannot read: the run goes on, and is not called saved', async () => {
    const { durable, local, load } = await stored();
    durable.map.set(RUN, '{');
    const [run] = (await load()).runs;
    if (!run) throw new Error('no run');
    const store = createRunStore({ run, local, durable: durable.log, ...tab('Ada') });
    store.append({ type: 'note', text: 'on' });
    await store.settled();
    expect(store.getSnapshot().saved).toEqual({
      state: 'not-saved',
      reason: 'unreadable',
      kept: 'local',
    });
    expect(durable.map.get(RUN)).toBe('{');
  });

  test('a run of a later version is shown as newer, if one copy says so, and never loaded', async () => {
    const { map, load } = await stored(story.slice(0, 1));
    map.set(RUN, JSON.stringify({ ...header, schemaVersion: 2, more: true }));
    const { runs, unreadable } = await load();
    expect(runs).toEqual([]);
    expect(new Set(unreadable.map(({ why }) => why))).toEqual(new Set(['newer']));
    expect(unreadable.every(({ runId }) => runId === header.runId)).toBe(true);
  });

  test('a durable copy that does not answer is late, one of a later version is not', async () => {
    const { local, durable } = await stored();
    const failing = (name: string) => ({
      ...durable.log,
      read: () => Promise.reject(new DOMException('no', name)),
    });
    const slow = await loadRuns(local, failing('TimeoutError'));
    expect([slow.late, slow.runs.length, slow.problems]).toEqual([
      true,
      1,
      { durable: 'unavailable' },
    ]);
    expect((await loadRuns(local, failing('UnknownError'))).late).toBe(true);
    expect((await loadRuns(local, failing('VersionError'))).late).toBe(false);
    expect((await loadRuns(local, durable.log)).late).toBe(false);
  });

  test('a torn event is listed, and the rest of the run is there', async () => {
    const { map, durable, load } = await stored();
    const key = eventKey(header.runId, story[7]?.id ?? '');
    map.set(key, '{"id":');
    durable.map.delete(key);
    const { runs, unreadable } = await load();
    expect(runs[0]?.record.events).toHaveLength(story.length - 1);
    expect(unreadable).toMatchObject([{ key, raw: '{"id":', why: 'unreadable' }]);
  });

  test('where the copies differ the durable one counts, and it is said', async () => {
    const { map, load } = await stored();
    const old = story[14];
    const key = eventKey(header.runId, old?.id ?? '');
    map.set(key, JSON.stringify({ ...old, text: 'changed' }));
    const [run] = (await load()).runs;
    expect(run?.conflicts).toEqual([key]);
    expect(run?.record.events).toContainEqual(old);
  });

  test('a text nested without end under the key of a record does not keep the run from opening', async () => {
    const { map, load, local, durable } = await stored();
    const key = eventKey(header.runId, story[3]?.id ?? '');
    // As deep as the parser reads it, and too deep for whoever walks through it.
    const deep = '['.repeat(6_000) + ']'.repeat(6_000);
    map.set(key, deep);
    const [run] = (await load()).runs;
    if (!run) throw new Error('no run');
    const store = createRunStore({ run, local, durable: durable.log, ...tab('Ada') });
    await store.settled();
    expect(exportRun(store.getSnapshot().record)).toBe(WHOLE);
    expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
    expect(map.get(key)).toBe(deep);
  });

  test('runs are listed latest first, and keys that are no keys are listed as unreadable', async () => {
    const { map, load, local, durable } = await stored();
    const later = { header: { ...header, runId: id(9, 9, 9) }, events: [] };
    await keepRecord(later, local, durable.log);
    map.set('rollbook:run:', 'x');
    map.set(`${RUN}:../..`, 'y');
    map.set('rollbook:check:a:b:c', '{}');
    const { runs, unreadable } = await load();
    expect(runs.map(({ record }) => record.header.runId)).toEqual([id(9, 9, 9), header.runId]);
    expect(unreadable.map(({ raw }) => raw).sort()).toEqual(['x', 'y']);
  });

  test('a copy that cannot be read at all is said, and the other is used', async () => {
    const { durable, local } = await stored();
    durable.problem = 'unavailable';
    const one = await loadRuns(local, durable.log);
    expect(one.problems).toEqual({ durable: 'unavailable' });
    expect(one.runs).toHaveLength(1);
    durable.problem = undefined;
    const blocked = localStorageLog(() => {
      throw new DOMException('', 'SecurityError');
    });
    const two = await loadRuns(blocked, durable.log);
    expect(two.problems).toEqual({ local: 'unavailable' });
    expect(two.runs).toHaveLength(1);
  });
});

describe('keys and records', () => {
  test('a record nested so deep that it would overflow the reader is unreadable', () => {
    const deep = '{"id":"a","text":"b","line":1,"items":['.repeat(20_000) + ']}'.repeat(20_000);
    const checklist = `{"id":"c","title":"t","line":1,"mode":"do-confirm","items":[${deep}]}`;
    const text = JSON.stringify(header).replace(/"checklists":\[.*?\],"templates"/, () => {
      return `"checklists":[${checklist}],"templates"`;
    });
    expect(text).toContain(deep);
    expect(parseHeader(text, header.runId).state).toBe('unreadable');
  });

  test('a key is read only as it is written', () => {
    expect(parseRunKey(RUN)).toEqual({ runId: header.runId });
    expect(parseRunKey(eventKey(header.runId, id(1)))).toEqual({
      runId: header.runId,
      eventId: id(1),
    });
    for (const key of ['rollbook:run:x', `${RUN}:`, `${RUN}:${id(1)}:x`, RUN.toLowerCase(), 'run'])
      expect(parseRunKey(key)).toBeUndefined();
  });

  test('a record under another key than its own is not read', () => {
    const text = JSON.stringify(event(1, { type: 'started' }));
    expect(parseEvent(text, id(1)).state).toBe('record');
    expect(parseEvent(text, id(2)).state).toBe('unreadable');
    expect(parseHeader(JSON.stringify(header), id(2)).state).toBe('unreadable');
    expect(parseEvent('{"schemaVersion":2}', id(1)).state).toBe('newer');
    for (const bad of [
      '',
      'null',
      '7',
      '[]',
      '{"type":7}',
      '{"type":"__proto__"}',
      '{"type":"toString"}',
    ])
      expect(parseEvent(bad, id(1)).state).toBe('unreadable');
  });
});
