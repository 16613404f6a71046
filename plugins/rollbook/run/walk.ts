import {
  createListeners,
  localDay,
  type OpenStorage,
  type Problem,
  readRecord,
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
}

export interface WalkStore {
  get(): Walk;
  subscribe(listener: () => void): () => void;
  /** Answers the question at which the walk stands. */
  answer(given: Given): void;
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

/**
 * Makes the store of one decision's walk. A walk of today goes on where it was; one of another
 * local day is offered as `earlier` and never resumed by itself. `open` may throw.
 */
export function createWalk(
  runbook: string,
  decision: string,
  open: OpenStorage,
  now: () => Date,
): WalkStore {
  const { subscribe, notify } = createListeners();
  const key = walkKey(runbook, decision);
  let walk: Walk = NO_WALK;
  let unreadable = false;

  try {
    const stored = readRecord(open(), key, parseWalk);
    unreadable = stored.state === 'unreadable';
    if (stored.state === 'record' && stored.record.answers.length > 0) {
      const { at, answers } = stored.record;
      const today = localDay(new Date(at)) === localDay(now());
      walk = today ? { answers } : { answers: [], earlier: { at, answers } };
    }
  } catch {
    walk = { answers: [], problem: 'unavailable' };
  }

  function go(answers: Given[]): void {
    walk = { answers, problem: save(answers) };
    notify();
  }

  function save(answers: Given[]): Problem | undefined {
    if (unreadable) return 'unreadable';
    let storage: ReturnType<OpenStorage>;
    try {
      storage = open();
      if (answers.length === 0) {
        storage.removeItem(key);
        return undefined;
      }
    } catch {
      return 'unavailable';
    }
    try {
      const record: WalkRecord = { schemaVersion: 1, at: now().toISOString(), answers };
      storage.setItem(key, JSON.stringify(record));
      return undefined;
    } catch {
      return 'full';
    }
  }

  return {
    get: () => walk,
    subscribe,
    answer: (given) => go([...walk.answers, given]),
    back: (to) => go(walk.answers.slice(0, Math.max(0, to))),
    resume: () => go(walk.earlier?.answers ?? walk.answers),
    restart: () => go([]),
  };
}
