import { describe, expect, it } from 'vitest';
import { createWalk, follow, type WalkedDecision } from '../../../plugins/rollbook/run/walk.ts';
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
    walk.answer(no);
    walk.restart();
    walk.answer(no);
    expect(walk.get()).toEqual({ answers: [no], problem: 'unreadable' });
    expect(storage.kept.get(KEY)).toBe(raw);
  });
});
