import type { DrillState } from '../model/views.ts';

const WORDS: Record<Exclude<DrillState, 'unknown'>, readonly string[]> = {
  passed: ['passed', 'pass', 'done', 'succeeded', 'successful', 'ok'],
  failed: ['failed', 'fail', 'unsuccessful'],
  planned: ['planned', 'scheduled', 'pending', 'open', 'todo'],
};

/**
 * Reads the first word of a drill's status, which is free text: `passed on 2026-03-01` has passed.
 * Words that are not known are `unknown` and never taken for a pass.
 */
export function drillState(status: string): DrillState {
  const word = /^\P{L}*(\p{L}+)/u.exec(status)?.[1]?.toLowerCase() ?? '';
  for (const [state, words] of Object.entries(WORDS) as [DrillState, readonly string[]][])
    if (words.includes(word)) return state;
  return 'unknown';
}
