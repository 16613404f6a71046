import type { Runbook } from '../model/runbook.ts';

/** Something in a runbook that can be referred to. */
export interface Target {
  sort: 'procedure' | 'step' | 'question' | 'outcome';
  id: string;
  title: string;
}

/** What can be referred to in a runbook, in its order. */
export function targetsIn(runbook: Runbook): Target[] {
  const as = (sort: Target['sort'], nodes: readonly { id: string; title: string }[]): Target[] =>
    nodes.filter(({ id }) => id !== '').map(({ id, title }) => ({ sort, id, title }));
  return [
    ...as('procedure', runbook.procedures),
    ...runbook.procedures.flatMap((procedure) => as('step', procedure.steps)),
    ...runbook.decisions.flatMap(({ questions, outcomes }) => [
      ...as('question', questions),
      ...as('outcome', outcomes),
    ]),
  ];
}
