import type { DrillState } from './views.ts';

/** The words that a drill's status may begin with. `docs/authoring/drills.mdx` lists them. */
export const DRILL_WORDS: Record<Exclude<DrillState, 'unknown'>, readonly string[]> = {
  passed: [
    'passed',
    'pass',
    'done',
    'held',
    'completed',
    'complete',
    'succeeded',
    'successful',
    'ok',
    'yes',
  ],
  failed: ['failed', 'fail', 'unsuccessful'],
  planned: ['planned', 'scheduled', 'pending', 'open', 'todo'],
  dropped: ['cancelled', 'canceled', 'skipped'],
};

/**
 * Reads the first word of a drill's status, which is free text: `passed on 2026-03-01` has passed.
 * A tick counts where there is no word at all. Words that are not known are `unknown` and never
 * taken for a pass.
 */
export function drillState(status: string): DrillState {
  const word = /\p{L}+/u.exec(status)?.[0].toLowerCase();
  if (word === undefined) return /[✓✔✅☑]/u.test(status) ? 'passed' : 'unknown';
  for (const [state, words] of Object.entries(DRILL_WORDS) as [DrillState, readonly string[]][])
    if (words.includes(word)) return state;
  return 'unknown';
}

/** Whether the status says that the drill is over, one way or the other. */
export function isDrillOver(status: string): boolean {
  const state = drillState(status);
  return state !== 'planned' && state !== 'unknown';
}
