import {
  createListeners,
  localDay,
  type OpenStorage,
  type Problem,
  readRecord,
  type Stored,
  walkKey,
} from './keys.ts';

/** What a walk must know of a decision; the page's props fit. */
export interface WalkedDecision {
  id: string;
  start?: string;
  questions: {
    id: string;
    answers: { title: string; to?: { id: string; kind: 'question' | 'outcome' | 'procedure' } }[];
  }[];
}

/** One answer that was given. The title is kept because an index alone outlives an edit. */
export interface Given {
  question: string;
  answer: number;
  title: string;
}

interface WalkRecord {
  schemaVersion: 1;
  at: string;
  answers: Given[];
}

/** Where a walk stands: before a question, or at its end. */
export interface Position {
  kind: 'question' | 'outcome' | 'procedure' | 'nowhere';
  id: string;
  /** The answers that fit the tree as it is now, from the first on. */
  trail: Given[];
}

/**
 * Follows answers through a decision. The first answer that does not fit the tree (it was edited
 * since) and all after it are left out.
 */
export function follow(decision: WalkedDecision, answers: Given[]): Position {
  let at: Omit<Position, 'trail'> = {
    kind: 'question',
    id: decision.start ?? decision.questions[0]?.id ?? '',
  };
  const trail: Given[] = [];
  for (const given of answers) {
    if (at.kind !== 'question' || given.question !== at.id) break;
    const question = decision.questions.find(({ id }) => id === given.question);
    const answer = question?.answers[given.answer];
    if (!answer || answer.title !== given.title) break;
    trail.push(given);
    at = answer.to ?? { kind: 'nowhere', id: '' };
  }
  if (!decision.questions.some(({ id }) => id === at.id) && at.kind === 'question')
    at = { kind: 'nowhere', id: '' };
  return { kind: at.kind, id: at.id, trail };
}

/** How a walk is shown. `earlier` is one of another day that waits for a decision about it. */
export interface Walk {
  answers: Given[];
  earlier?: { at: string; answers: Given[] };
  problem?: Problem;
  /** What is stored under the walk's key and cannot be read. It is left as it is. */
  unreadable?: { key: string; raw: string };
}

export interface WalkStore {
  get(): Walk;
  /** While anybody listens, the walk follows what other tabs store. */
  subscribe(listener: () => void): () => void;
  /** Another tab changed this key; null means that it emptied the storage. */
  changed(key: string | null): void;
  /** Answers the question at which the walk stands. Of the answers before it, `after` are kept. */
  answer(given: Given, after?: number): void;
  /** Goes back until this many answers are left. */
  back(to: number): void;
  /** Takes up the walk of an earlier day. */
  resume(): void;
  /** Forgets everything and begins again. */
  restart(): void;
}

/** What the server renders, and the browser until it has taken over. */
export const NO_WALK: Walk = { answers: [] };

function parseWalk(value: object): WalkRecord | undefined {
  const { schemaVersion, at, answers } = value as Partial<Record<keyof WalkRecord, unknown>>;
  if (schemaVersion !== 1 || typeof at !== 'string' || Number.isNaN(Date.parse(at)))
    return undefined;
  const fits = (given: Partial<Given> | null) =>
    typeof given?.question === 'string' &&
    typeof given.answer === 'number' &&
    typeof given.title === 'string';
  return Array.isArray(answers) && answers.every(fits) ? (value as WalkRecord) : undefined;
}

/** Calls the listener with each key that another tab changes. Gives what ends it. */
export type HearStorage = (listener: (key: string | null) => void) => () => void;

const hearStorage: HearStorage = (listener) => {
  const heard = ({ key }: StorageEvent) => listener(key);
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
};

/**
 * Makes the store of one decision's walk. A walk of today goes on where it was; one of another
 * local day is offered as `earlier` and never resumed by itself. `open` may throw. All tabs share
 * one key: where another tab has gone on, its answers are taken up and not written over.
 */
export function createWalk(
  runbook: string,
  decision: string,
  open: OpenStorage,
  now: () => Date,
  hear: HearStorage = hearStorage,
): WalkStore {
  const { subscribe, notify } = createListeners();
  const key = walkKey(runbook, decision);
  let walk: Walk = NO_WALK;
  /** The stored text as this tab last read or wrote it. */
  let seen: string | null = null;
  let listening = 0;
  let deafen = () => {};

  function shown(stored: Stored<WalkRecord>): Walk {
    if (stored.state === 'unreadable') {
      // What was answered in this tab is still true in it.
      return { ...walk, problem: 'unreadable', unreadable: { key, raw: stored.raw } };
    }
    if (stored.state === 'none' || stored.record.answers.length === 0) return NO_WALK;
    const { at, answers } = stored.record;
    const today = localDay(new Date(at)) === localDay(now());
    return today ? { answers } : { answers: [], earlier: { at, answers } };
  }

  /** Takes up what is stored now. Says whether the walk is another one than it was. */
  function takeUp(): boolean {
    let found: Walk;
    try {
      const storage = open();
      seen = storage.getItem(key);
      found = shown(readRecord(storage, key, parseWalk));
    } catch {
      found = { ...walk, problem: 'unavailable' };
    }
    if (JSON.stringify(found) === JSON.stringify(walk)) return false;
    walk = found;
    return true;
  }

  /** Whether another tab stored something since. What was emptied holds nothing to write over. */
  function isOvertaken(): boolean {
    try {
      const raw = open().getItem(key);
      return raw !== null && raw !== seen;
    } catch {
      return false;
    }
  }

  function go(answers: Given[]): void {
    // Answers that could not be stored are not given up for what was stored before them.
    const isAlone = walk.problem === 'unavailable' && walk.answers.length > 0;
    const followed = !isAlone && isOvertaken() && takeUp() && !walk.unreadable;
    if (!followed) {
      const { unreadable } = walk;
      walk = { answers, problem: save(answers), ...(unreadable && { unreadable }) };
    }
    notify();
  }

  function save(answers: Given[]): Problem | undefined {
    if (walk.unreadable) return 'unreadable';
    let storage: ReturnType<OpenStorage>;
    try {
      storage = open();
      if (answers.length === 0) {
        storage.removeItem(key);
        seen = null;
        return undefined;
      }
    } catch {
      return 'unavailable';
    }
    try {
      const record: WalkRecord = { schemaVersion: 1, at: now().toISOString(), answers };
      const raw = JSON.stringify(record);
      storage.setItem(key, raw);
      seen = raw;
      return undefined;
    } catch {
      return 'full';
    }
  }

  function changed(other: string | null): void {
    if ((other === null || other === key) && takeUp()) notify();
  }

  takeUp();
  return {
    get: () => walk,
    subscribe(listener) {
      const stop = subscribe(listener);
      if (listening++ === 0) deafen = hear(changed);
      return () => {
        stop();
        if (--listening === 0) deafen();
      };
    },
    changed,
    answer: (given, after = walk.answers.length) => go([...walk.answers.slice(0, after), given]),
    back(to) {
      // Where there is nothing to take back, nothing is written.
      if (to < walk.answers.length) go(walk.answers.slice(0, Math.max(0, to)));
    },
    resume: () => go(walk.earlier?.answers ?? walk.answers),
    restart: () => go([]),
  };
}
