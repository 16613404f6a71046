import { eventSchema, type RunDraft, type RunEvent, type RunRecord } from '../model/run.ts';
import { ZONE } from '../model/runVocabulary.ts';
import type { Now } from './elapsed.ts';
import { createListeners } from './keys.ts';
import type { LoadedRun } from './loadRun.ts';
import type { IdMaker } from './newEventId.ts';
import { parseEvent } from './parseRecord.ts';
import { reduce } from './reduce.ts';
import { eventKey, parseRunKey, runKey } from './runKeys.ts';
import type { DurableLog, LocalLog } from './runLog.ts';
import type { RunState } from './runState.ts';
import { createSaver, type Saved } from './saver.ts';
import { sortEvents } from './sortEvents.ts';
import { withholdSecrets } from './withholdSecrets.ts';

/** What tabs tell each other by: a BroadcastChannel is one. */
export interface RunChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  removeEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

export interface RunStoreOptions {
  /** A new run, or a loaded one with what is kept of it. */
  run: RunRecord | LoadedRun;
  local: LocalLog;
  durable: DurableLog;
  ids: IdMaker;
  now: () => Now;
  zone: () => string;
  actor: () => string;
  /** The values of secret variables that this tab holds: they are taken out of every text. */
  secrets?: () => readonly string[];
  channel?: RunChannel;
  /** Resolves when a write has taken too long to be called saving. */
  patience?: () => Promise<unknown>;
  /** Resolves when a write to the durable copy may begin. */
  turn?: () => Promise<unknown>;
}

/** A run at one moment. The same object until something changes. */
export interface RunView {
  record: RunRecord;
  state: RunState;
  saved: Saved;
}

export interface RunStore {
  getSnapshot(): RunView;
  subscribe(listener: () => void): () => void;
  /**
   * Adds events. They are in the view at once; `saved` says when they are kept, and no trouble with
   * that is thrown. Throws a RangeError for a draft that is not valid, such as a text that is too
   * long or a skip without a reason; nothing is added then.
   */
  append(...drafts: RunDraft[]): RunEvent[];
  /** Takes events of the same run from elsewhere, such as an import. What is ours stays. */
  merge(events: readonly RunEvent[]): void;
  /** A `storage` event of another tab: its `key` and `newValue`. */
  storageChanged(key: string | null, value: string | null): void;
  /** Tries again to save what could not be saved. */
  retry(): void;
  /** Resolves when nothing is being written. */
  settled(): Promise<void>;
  /** Stops listening. What is being written is written. */
  close(): void;
}

/** Makes the store of one run. Writes what is not kept yet of the run it is given. */
export function createRunStore(options: RunStoreOptions): RunStore {
  const { run, local, durable, ids, channel, patience, turn } = options;
  const { record, kept } = 'record' in run ? run : { record: run, kept: NOTHING };
  const { header } = record;
  const { runId } = header;
  const { subscribe, notify } = createListeners();
  const events = new Map<string, RunEvent>();
  let view: RunView | undefined;
  let state: RunState | undefined;
  /** The greatest id of the run: what is done now sorts after it, whichever clock made it. */
  let last = '';

  const saver = createSaver(
    {
      local,
      durable,
      first: runKey(runId),
      kept,
      ...(patience && { patience }),
      ...(turn && { turn }),
    },
    () => {
      view = undefined;
      notify();
    },
  );

  /** Takes what is new, keeps it, and returns it. */
  function take(given: readonly RunEvent[]): RunEvent[] {
    const fresh: RunEvent[] = [];
    for (const event of given) {
      if (events.has(event.id)) continue;
      fresh.push(event);
      events.set(event.id, event);
      ids.saw(event.id);
      if (event.id > last) last = event.id;
    }
    if (fresh.length === 0) return fresh;
    view = undefined;
    state = undefined;
    saver.add(fresh.map((event) => entryOf(runId, event)));
    return fresh;
  }

  function make(draft: RunDraft): RunEvent {
    const { wall, mono, session } = options.now();
    const zone = options.zone();
    const { at } = draft;
    // The drafts of one call are in the run only together, and keep their order.
    if (at === undefined) last = ids.next(last);
    const event = {
      ...draft,
      id: at === undefined ? last : ids.earlier(Date.parse(at)),
      at: at ?? new Date(wall).toISOString(),
      zone: ZONE.test(zone) ? zone : 'UTC',
      // The clock of this page knows nothing of what was written elsewhere.
      ...(at === undefined && mono !== undefined && { mono }),
      ...(at === undefined && session !== undefined && { session }),
      actor: options.actor(),
    } as RunEvent;
    const clean = withholdSecrets(header, event, options.secrets?.() ?? []);
    // What the schema refuses could be stored, and never be read again.
    const found = eventSchema(draft.type).safeParse(clean);
    if (found.success) return clean;
    const [issue] = found.error.issues;
    throw new RangeError(`${draft.type}: \`${issue?.path.join('.')}\` ${issue?.message}`);
  }

  function tell(made: readonly RunEvent[]): void {
    try {
      channel?.postMessage(made.map((event) => entryOf(runId, event)));
    } catch {
      // A closed channel: the other tabs hear of it by the storage.
    }
  }

  function parse(key: unknown, text: unknown): RunEvent[] {
    if (typeof key !== 'string' || typeof text !== 'string') return [];
    const named = parseRunKey(key);
    if (named?.runId !== runId || named.eventId === undefined) return [];
    const parsed = parseEvent(text, named.eventId);
    return parsed.state === 'record' ? [parsed.record] : [];
  }

  function hear(heard: readonly RunEvent[]): void {
    if (take(heard).length > 0) notify();
  }

  function heard({ data }: { data: unknown }): void {
    if (!Array.isArray(data)) return;
    // All of a message at once: what shows the run derives it anew each time it is told.
    hear(
      (data as unknown[]).flatMap((entry) => {
        const { key, text } = (entry ?? {}) as { key?: unknown; text?: unknown };
        return parse(key, text);
      }),
    );
  }

  saver.add([{ key: runKey(runId), text: JSON.stringify(header) }]);
  take(record.events);
  channel?.addEventListener('message', heard);
  const stopListening = durable.onLost(() => saver.lost('durable'));

  return {
    getSnapshot() {
      if (view) return view;
      state ??= reduce(header, events.values());
      view = { record: { header, events: state.events }, state, saved: saver.saved() };
      return view;
    },
    subscribe,
    append(...drafts) {
      const made = drafts.map(make);
      take(made);
      tell(made);
      notify();
      return made;
    },
    merge(given) {
      const fresh = take(sortEvents(given).map((event) => withholdSecrets(header, event, [])));
      if (fresh.length === 0) return;
      tell(fresh);
      notify();
    },
    storageChanged(key, value) {
      // The storage was emptied, or our header taken out of it.
      if (key === null || (key === runKey(runId) && value === null)) saver.lost('local');
      else hear(parse(key, value));
    },
    retry: saver.retry,
    settled: saver.settled,
    close() {
      channel?.removeEventListener('message', heard);
      stopListening();
    },
  };
}

const NOTHING = { local: new Set<string>(), durable: new Set<string>() };

function entryOf(runId: string, event: RunEvent): { key: string; text: string } {
  return { key: eventKey(runId, event.id), text: JSON.stringify(event) };
}
