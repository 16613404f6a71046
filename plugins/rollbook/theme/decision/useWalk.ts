import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { createWalk, follow, NO_WALK } from '../../run/walk.ts';
import { now, openLocal } from '../page/browserStorage.ts';
import type { DecisionProps } from '../props.ts';

/**
 * The walk through a decision: where it stands, and what a reader can do. After something the
 * reader did, the heading of where the walk stands takes the focus.
 */
export function useWalk(decision: DecisionProps) {
  const { runbook, id } = decision;
  const store = useMemo(() => createWalk(runbook, id, openLocal, now), [runbook, id]);
  const walk = useSyncExternalStore(store.subscribe, store.get, () => NO_WALK);
  const position = useMemo(() => follow(decision, walk.answers), [decision, walk.answers]);
  const root = useRef<HTMLElement>(null);
  const acted = useRef(false);

  // The focus moves when the walk did.
  useEffect(() => {
    if (!acted.current) return;
    acted.current = false;
    const here = root.current?.querySelector('[data-current]');
    const heading = here?.querySelector<HTMLElement>('h2, h3, h4, h5, h6') ?? here;
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [walk]);

  function act(change: () => void) {
    acted.current = true;
    change();
  }

  return {
    walk,
    position,
    root,
    /** How many answers no longer fit the tree. */
    dropped: walk.answers.length - position.trail.length,
    answer(index: number) {
      const question = decision.questions.find((candidate) => candidate.id === position.id);
      const title = question?.answers[index]?.title;
      if (!question || title === undefined) return;
      const given = { question: question.id, answer: index, title };
      // Answers that no longer fit go with the first new one.
      act(() => store.answer(given, position.trail.length));
    },
    back: (to: number) => act(() => store.back(to)),
    restart: () => act(() => store.restart()),
    resume: () => act(() => store.resume()),
  };
}
