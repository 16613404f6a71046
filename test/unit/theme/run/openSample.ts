import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import type { RunRecord } from '../../../../plugins/rollbook/model/run.ts';
import { localStorageLog } from '../../../../plugins/rollbook/run/localStorageLog.ts';
import { openRun } from '../../../../plugins/rollbook/theme/run/openRun.ts';
import { channels, memoryLog, memoryStorage, tab } from '../../run/fakes.ts';
import { NEW } from '../../run/setUpStore.ts';

/** Opens the sample run over two copies in memory. */
export function openSample(
  run: RunRecord = NEW,
  {
    copies = { ...memoryStorage(), durable: memoryLog() },
    channel = channels(),
    name = 'Ada',
    query = '',
  } = {},
) {
  const { ids, now, zone } = tab(name);
  const { storage, durable } = copies;
  const parts = {
    local: localStorageLog(() => storage),
    durable: durable.log,
    ids,
    now,
    zone,
    channel: channel(),
  };
  return { ...copies, open: openRun(run, parts, { query }) };
}

/** Gives each test of a file a browser that has kept nothing and has no network. */
export function inFreshBrowser(): void {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });
}
