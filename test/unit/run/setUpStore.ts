import { localStorageLog } from '../../../plugins/rollbook/run/localStorageLog.ts';
import { createRunStore, type RunStoreOptions } from '../../../plugins/rollbook/run/store.ts';
import { memoryLog, memoryStorage, tab } from './fakes.ts';
import { header } from './sample.ts';

/** A run in which nothing has happened yet. */
export const NEW = { header, events: [] };

/** A store of such a run over two copies in memory, with room for so many characters. */
export function setUp(more: Partial<RunStoreOptions> = {}, room?: number) {
  const { map, storage } = memoryStorage(room);
  const durable = memoryLog();
  const local = localStorageLog(() => storage);
  const options = { run: NEW, local, durable: durable.log, ...tab('Ada'), ...more };
  return { map, storage, durable, local, options, store: createRunStore(options) };
}
