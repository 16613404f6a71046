import type { DrillState } from '../../model/views.ts';
import type { Sign } from '../status/words.ts';

/** What became of a drill, as a person reads it. */
export const DRILL_SIGNS: Record<DrillState, Sign> = {
  passed: { word: 'Passed', shape: 'tick', tone: 'calm' },
  failed: { word: 'Failed', shape: 'octagon', tone: 'danger' },
  planned: { word: 'Planned', shape: 'clock', tone: 'plain' },
  dropped: { word: 'Not held', shape: 'barred', tone: 'plain' },
  unknown: { word: 'Not known', shape: 'circle', tone: 'plain' },
};
