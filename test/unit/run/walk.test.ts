import { describe, expect, it, vi } from 'vitest';
import {
  createWalk,
  follow,
  type HearStorage,
  type WalkedDecision,
  type WalkStore,
} from '../../../plugins/rollbook/run/walk.ts';
import { memoryStorage } from './memoryStorage.ts';

const KEY = 'rollbook:walk:plan:triage';
const NOW = new Date(2026, 10, 21, 2, 14);
const decision: WalkedDecision = {
  id: 'triage',
  questions: [
    {
      id: 'blocking',
      answers: [
        { title: 'Yes', to: { id: 'emergency', kind: 'procedure' } },
        { title: 'No', to: { id: 'wrong', kind: 'question' } },
        { title: 'Nothing follows' },
      ],
    },
    { id: 'wrong', answers: [{ title: 'No', to: { id: 'watch', kind: 'outcome' } }] },
  ],
};
const no = { question: 'blocking', answer: 1, title: 'No' };
const notWrong = { question: 'wrong', answer: 0, title: 'No' };

describe('follow', () => {
  it('begins at the first question, or at `start`', () => {
    expect(follow(decision, [])).toEqual({ kind: 'question', id: 'blocking', trail: [] });
    expect(follow({ ...decision, start: 'wrong' }, []).id).toBe('wrong');
  });

  it('ends at an outcome, at a procedure, or nowhere', () => {
    expect(follow(decision, [no, notWrong])).toMatchObject({ kind: 'outcome', id: 'watch' });
    const yes = { question: 'blocking', answer: 0, title: 'Yes' };
    expect(follow(decision, [yes])).toMatchObject({ kind: 'procedure', id: 'emergency' });
    const nothing = { question: 'blocking', answer: 2, title: 'Nothing follows' };
    expect(follow(decision, [nothing]).kind).toBe('nowhere');
  });

  it('leaves out answers that no longer fit the tree, and all after them', () => {
    const edited = { ...no, title: 'Not at all' };
    expect(follow(decision, [edited, notWrong])).toMatchObject({ id: 'blocking', trail: [] });
    expect(follow(decision, [notWrong])).toMatchObject({ id: 'blocking', trail: [] });
  });
});

describe('a walk', () => {
  const make = (storage: ReturnType<typeof memoryStorage>, now = NOW) =>
    createWalk('plan', 'triage', storage.open, () => now);

  it('is kept under its key and taken up on the same day', () => {
    const storage = memoryStorage();
    make(storage).answer(no);
    expect(JSON.parse(storage.kept.get(KEY) ?? '')).toEqual({
      schemaVersion: 1,
      at: NOW.toISOString(),
      answers: [no],
    });
    expect(make(storage).get().answers).toEqual([no]);
  });

  it('of an earlier day is offered and not resumed by itself', () => {
    const storage = memoryStorage();
    make(storage, new Date(2026, 10, 20, 23)).answer(no);
    const walk = make(storage);
    expect(walk.get().answers).toEqual([]);
    expect(walk.get().earlier?.answers).toEqual([no]);
    walk.resume();
    expect(walk.get()).toEqual({ answers: [no], problem: undefined });
  });

  it('goes back and starts again', () => {
    const storage = memoryStorage();
    const walk = make(storage);
    walk.answer(no);
    walk.answer(notWrong);
    walk.back(1);
    expect(walk.get().answers).toEqual([no]);
    walk.restart();
    expect(walk.get().answers).toEqual([]);
    expect(storage.kept.has(KEY)).toBe(false);
  });

  it('goes on where the storage is full or refused, and says so', () => {
    const storage = memoryStorage();
    storage.fails.write = true;
    const walk = make(storage);
    walk.answer(no);
    expect(walk.get()).toEqual({ answers: [no], problem: 'full' });
    storage.fails.access = true;
    walk.answer(notWrong);
    expect(walk.get().problem).toBe('unavailable');
    expect(walk.get().answers).toHaveLength(2);
  });

  it.each([
    '{',
    '{"schemaVersion":2,"at":"2026-11-21T02:14:00Z","answers":[]}',
    '{"schemaVersion":1,"at":"2026-11-21T02:14:00Z","answers":[null]}',
  ])('never overwrites %s', (raw) => {
    const storage = memoryStorage();
    storage.kept.set(KEY, raw);
    const walk = make(storage);
    const unreadable = { key: KEY, raw };
    expect(walk.get()).toEqual({ answers: [], problem: 'unreadable', unreadable });
    walk.answer(no);
    walk.restart();
    walk.answer(no);
    expect(walk.get()).toEqual({ answers: [no], problem: 'unreadable', unreadable });
    expect(storage.kept.get(KEY)).toBe(raw);
  });
});

describe('a walk in two tabs', () => {
  const yes = { question: 'blocking', answer: 0, title: 'Yes' };
  const stored = (storage: ReturnType<typeof memoryStorage>) =>
    JSON.parse(storage.kept.get(KEY) ?? '{}').answers;

  /** Two tabs of one browser, the second of which has heard of nothing yet. */
  function twoTabs() {
    const storage = memoryStorage();
    const heard = new Set<(key: string | null) => void>();
    const hear: HearStorage = (listener) => {
      heard.add(listener);
      return () => heard.delete(listener);
    };
    let time = NOW.getTime();
    const make = () => createWalk('plan', 'triage', storage.open, () => new Date(time++), hear);
    const tell = (key: string | null) => {
      for (const listener of heard) listener(key);
    };
    return { storage, heard, tell, there: make(), here: make() };
  }

  it('follows what the other tab answers, takes back and begins again', () => {
    const { there, here, tell } = twoTabs();
    const listener = vi.fn();
    here.subscribe(listener);
    there.answer(no);
    tell(KEY);
    expect(here.get().answers).toEqual([no]);
    there.answer(notWrong);
    tell(KEY);
    expect(here.get().answers).toEqual([no, notWrong]);
    there.back(1);
    tell(KEY);
    expect(here.get().answers).toEqual([no]);
    there.restart();
    tell(KEY);
    expect(here.get().answers).toEqual([]);
    expect(listener).toHaveBeenCalledTimes(4);
  });

  it('listens as long as anybody listens to it, and to its own key alone', () => {
    const { storage, heard, here, tell } = twoTabs();
    const listener = vi.fn();
    const stops = [here.subscribe(listener), here.subscribe(() => {})];
    expect(heard.size).toBe(1);
    storage.kept.set(KEY, '{');
    tell('rollbook:walk:plan:other');
    expect(listener).not.toHaveBeenCalled();
    const before = here.get();
    storage.kept.delete(KEY);
    tell(KEY);
    expect(here.get()).toBe(before);
    expect(listener).not.toHaveBeenCalled();
    for (const stop of stops) stop();
    expect(heard.size).toBe(0);
  });

  it('forgets what was answered where the storage was emptied', () => {
    const { storage, here } = twoTabs();
    here.answer(no);
    storage.kept.clear();
    here.changed(null);
    expect(here.get()).toEqual({ answers: [] });
  });

  it.each<[string, (walk: WalkStore) => void]>([
    ['an answer', (walk) => walk.answer(yes)],
    ['a step back', (walk) => walk.back(0)],
    ['a fresh start', (walk) => walk.restart()],
  ])('takes up what it has not heard of, and does not write %s over it', (_, act) => {
    const { storage, there, here } = twoTabs();
    there.answer(no);
    here.changed(KEY);
    there.answer(notWrong);
    const listener = vi.fn();
    here.subscribe(listener);
    act(here);
    expect(here.get().answers).toEqual([no, notWrong]);
    expect(stored(storage)).toEqual([no, notWrong]);
    expect(listener).toHaveBeenCalledTimes(1);
    // From then on it knows what is stored.
    here.back(1);
    expect(stored(storage)).toEqual([no]);
  });

  it('goes on where what is stored was removed, for nothing is written over', () => {
    const { storage, here } = twoTabs();
    here.answer(no);
    storage.kept.clear();
    here.answer(notWrong);
    expect(stored(storage)).toEqual([no, notWrong]);
  });

  it('keeps its answers, and what is stored, where the other tab is of a newer version', () => {
    const { storage, here } = twoTabs();
    const raw = '{"schemaVersion":2}';
    here.answer(no);
    storage.kept.set(KEY, raw);
    here.answer(notWrong);
    const unreadable = { key: KEY, raw };
    expect(here.get()).toEqual({ answers: [no, notWrong], problem: 'unreadable', unreadable });
    expect(storage.kept.get(KEY)).toBe(raw);
    storage.kept.delete(KEY);
    here.changed(KEY);
    expect(here.get()).toEqual({ answers: [] });
  });

  it('writes nothing where there is nothing to take back', () => {
    const { storage, here } = twoTabs();
    here.answer(no);
    const before = storage.kept.get(KEY);
    here.back(1);
    expect(storage.kept.get(KEY)).toBe(before);
  });
});
