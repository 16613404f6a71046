import { describe, expect, test, vi } from 'vitest';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { localStorageLog } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { eventKey, runKey } from '../../../plugins/rollbook/run/runKeys.ts';
import { createRunStore } from '../../../plugins/rollbook/run/store.ts';
import { channels, memoryLog, memoryStorage, tab } from './fakes.ts';
import { event, header } from './sample.ts';
import { NEW, setUp } from './setUpStore.ts';

const RUN = runKey(header.runId);

describe('tabs', () => {
  test('three at once, 200 events each: 600 in every copy and in every tab', async () => {
    const { map, storage } = memoryStorage();
    const durable = memoryLog();
    const channel = channels();
    const tabs = ['one', 'two', 'three'].map((name) =>
      createRunStore({
        run: NEW,
        local: localStorageLog(() => storage),
        durable: durable.log,
        channel: channel(),
        ...tab(name),
      }),
    );
    for (let i = 0; i < 200; i++) {
      for (const store of tabs) store.append({ type: 'note', text: `${i}` });
      if (i % 7 === 0) await Promise.resolve();
    }
    await Promise.all(tabs.map((store) => store.settled()));
    await new Promise((resolve) => setTimeout(resolve));
    await Promise.all(tabs.map((store) => store.settled()));
    expect([...map.keys()].filter((key) => key !== RUN)).toHaveLength(600);
    expect(durable.map.size).toBe(601);
    const exports = tabs.map((store) => exportRun(store.getSnapshot().record));
    expect(tabs[0]?.getSnapshot().state.events).toHaveLength(600);
    expect(new Set(exports).size).toBe(1);
    for (const store of tabs) expect(store.getSnapshot().saved).toEqual({ state: 'saved' });
  });

  test('follow each other by the storage alone', () => {
    const one = setUp();
    const two = createRunStore({ ...one.options, ...tab('two') });
    const [made] = one.store.append({ type: 'started' });
    const heard = vi.fn();
    two.subscribe(heard);
    two.storageChanged(eventKey(header.runId, made?.id ?? ''), JSON.stringify(made));
    expect(heard).toHaveBeenCalled();
    expect(two.getSnapshot().state.started?.actor).toBe('Ada');
  });

  test('what somebody does after having seen an event sorts after it, whatever the clock says', () => {
    const one = setUp();
    const slow = tab('two');
    const two = createRunStore({ ...one.options, ...slow });
    for (let i = 0; i < 20; i++) one.store.append({ type: 'note', text: `${i}` });
    two.merge(one.store.getSnapshot().record.events);
    const [after] = two.append({ type: 'note', text: 'after' });
    expect(two.getSnapshot().state.events.at(-1)).toBe(after);
  });

  test('what is done after an event of a clock ten days ahead sorts after it all the same', () => {
    const { store, options } = setUp();
    const ahead = event(10 * 86_400_000, { type: 'note', text: 'ahead' });
    store.merge([ahead]);
    const made = store.append({ type: 'started' }, { type: 'note', text: 'after' });
    expect(store.getSnapshot().record.events).toEqual([ahead, ...made]);
    expect(options.ids.next() < ahead.id).toBe(true);
  });

  test('a message of many events is told of once', async () => {
    const channel = channels();
    const { store } = setUp({ channel: channel() });
    await store.settled();
    const events = Array.from({ length: 50 }, (_, i) => event(i, { type: 'note', text: `${i}` }));
    const counts: number[] = [];
    store.subscribe(() => counts.push(store.getSnapshot().record.events.length));
    const entries = events.map((one) => ({
      key: eventKey(header.runId, one.id),
      text: JSON.stringify(one),
    }));
    // The same one twice is taken once, the first of two that differ.
    const twice = { ...entries[0], text: JSON.stringify({ ...events[0], text: 'other' }) };
    channel().postMessage([...entries, twice]);
    await store.settled();
    await Promise.resolve();
    await store.settled();
    // Once when they came, once when they were saved.
    expect(counts).toEqual([50, 50]);
    expect(store.getSnapshot().record.events).toEqual(events);
  });

  test('nonsense from the channel is not taken', async () => {
    const channel = channels();
    const { store } = setUp({ channel: channel() });
    const other = channel();
    const good = event(1, { type: 'note', text: 'x' });
    const text = JSON.stringify(good);
    for (const message of [
      null,
      'x',
      [null],
      [{}],
      [{ key: eventKey(header.runId, good.id), text: '{' }],
      [{ key: RUN, text }],
      [{ key: eventKey('01M7XY3HJ0000000000000000Z', good.id), text }],
      [{ key: eventKey(header.runId, good.id), text: 7 }],
    ])
      other.postMessage(message);
    await Promise.resolve();
    expect(store.getSnapshot().state.events).toEqual([]);
    other.postMessage([{ key: eventKey(header.runId, good.id), text }]);
    await Promise.resolve();
    expect(store.getSnapshot().state.events).toEqual([good]);
  });

  test('a closed store hears nothing, and a closed channel stops nothing', async () => {
    const channel = channels();
    const { store } = setUp({ channel: channel() });
    store.close();
    const good = event(1, { type: 'note', text: 'x' });
    channel().postMessage([{ key: eventKey(header.runId, good.id), text: JSON.stringify(good) }]);
    await Promise.resolve();
    expect(store.getSnapshot().state.events).toEqual([]);
    const closed = {
      postMessage() {
        throw new DOMException('', 'InvalidStateError');
      },
      addEventListener() {},
      removeEventListener() {},
    };
    expect(setUp({ channel: closed }).store.append({ type: 'started' })).toHaveLength(1);
  });
});
