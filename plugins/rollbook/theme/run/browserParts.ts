import type { Now } from '../../run/elapsed.ts';
import { indexedDbLog, runsDatabaseIn } from '../../run/indexedDbLog.ts';
import { type ListedStorage, localStorageLog } from '../../run/localStorageLog.ts';
import { mirroredLog } from '../../run/mirroredLog.ts';
import { createIds, type IdMaker } from '../../run/newEventId.ts';
import type { DurableLog, LocalLog } from '../../run/runLog.ts';
import type { RunChannel } from '../../run/store.ts';

/** What runs need of the browser they are kept in. */
export interface BrowserParts {
  local: LocalLog;
  durable: DurableLog;
  ids: IdMaker;
  now(): Now;
  zone(): string;
  channel?: RunChannel;
}

/** A database that has not answered by then is taken for one that cannot be read. */
const PATIENCE_MS = 5_000;
/** The mirror gets less: what the first database has must be there before a reading is given up. */
const MIRROR_PATIENCE_MS = 3_000;

let parts: BrowserParts | undefined;

/** The browser's parts: one set a page load, because its clock counts from there. */
export function browserParts(): BrowserParts {
  parts ??= createParts();
  return parts;
}

function createParts(): BrowserParts {
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const session = [...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const durable = openDurable();
  const channel = openChannel();
  return {
    local: localStorageLog((): ListedStorage => window.localStorage),
    durable: { ...durable, read: (runId) => inTime(durable.read(runId)) },
    ids: createIds(() => Date.now(), random),
    now: () => ({ wall: Date.now(), mono: performance.now(), session }),
    zone: zoneReader(),
    ...(channel && { channel }),
  };
}

/** A part of a site's storage, with databases of its own: https://wicg.github.io/storage-buckets/ */
interface StorageBuckets {
  open(
    name: string,
    options: { durability: 'strict' },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
}

/** The database of runs, mirrored where the browser has another place for it: Chromium has. */
function openDurable(): DurableLog {
  const { storageBuckets } = navigator as Navigator & { storageBuckets?: StorageBuckets };
  if (!storageBuckets) return indexedDbLog();
  const mirror = async () =>
    (await storageBuckets.open('rollbook', { durability: 'strict' })).indexedDB;
  return mirroredLog(indexedDbLog(), indexedDbLog(runsDatabaseIn(mirror)), {
    patience: () => wait(MIRROR_PATIENCE_MS),
    // A browser with storage buckets has locks as well, unless somebody took them away.
    ...(navigator.locks && { alone }),
  });
}

/** Does a task while no other tab of the site does one. */
async function alone<T>(task: () => Promise<T>): Promise<T> {
  return navigator.locks.request('rollbook:mirror', task);
}

/** Makes what gives the time zone. To ask for it takes its time, so it is kept while its offset stays. */
function zoneReader(): () => string {
  let known: { zone: string; offset: number } | undefined;
  return () => {
    const offset = new Date().getTimezoneOffset();
    if (known?.offset !== offset)
      known = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, offset };
    return known.zone;
  };
}

/** What tabs tell each other by; undefined where the browser has no such thing. */
function openChannel(): RunChannel | undefined {
  try {
    return new BroadcastChannel('rollbook:runs');
  } catch {
    return undefined;
  }
}

/** Resolves after `ms`, by default when a write has taken too long to be called saving. */
export function wait(ms = PATIENCE_MS): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Frames come sixteen a second at the worst; a page that is not shown has none. */
const FRAME_MS = 60;

/** Resolves once the page has been painted, or would have been. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, FRAME_MS);
  });
}

function inTime<T>(reading: Promise<T>): Promise<T> {
  const late = wait().then(() => {
    throw new DOMException('The database does not answer', 'TimeoutError');
  });
  return Promise.race([reading, late]);
}
