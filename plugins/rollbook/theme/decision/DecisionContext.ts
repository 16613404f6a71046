import { createContext, useContext } from 'react';

/** What the questions and outcomes know of the walk through their decision. */
export interface DecisionWalk {
  /** The question or outcome at which the walk stands; undefined until the browser took over. */
  current?: string;
  /** Gives an answer of the current question, by its place from 0. */
  answer(index: number): void;
}

export const DecisionContext = createContext<DecisionWalk>({ answer: () => {} });
export const QuestionContext = createContext('');

/** Whether this question or outcome is the one at which the walk stands. */
export function useCurrent(id: string): boolean {
  return useContext(DecisionContext).current === id;
}
