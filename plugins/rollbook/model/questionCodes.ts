import type { Runbook } from './runbook.ts';

/**
 * What each question is called where paper or a drawing refers to it, by its id: `Q1`, `Q2`. They
 * count through all decisions of a runbook, so that no code stands for two.
 */
export function questionCodes({ decisions }: Pick<Runbook, 'decisions'>): Map<string, string> {
  const questions = decisions.flatMap((decision) => decision.questions);
  return new Map(questions.map(({ id }, place) => [id, `Q${place + 1}`]));
}
