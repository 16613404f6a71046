import type { StepStatus } from '../../run/runState.ts';
import { STEP_STATUS_WORDS } from '../../run/statusWords.ts';
import type { Shape } from '../status/shapes.ts';
import type { Sign, Tone } from '../status/words.ts';

const LOOKS: Record<StepStatus, [Shape, Tone]> = {
  pending: ['circle', 'plain'],
  started: ['play', 'plain'],
  done: ['tick', 'calm'],
  failed: ['octagon', 'danger'],
  skipped: ['forward', 'caution'],
  'not-applicable': ['barred', 'plain'],
  reopened: ['round', 'caution'],
};

/** How the state of a step is drawn and called. */
export function stepSign(status: StepStatus): Sign {
  const [shape, tone] = LOOKS[status];
  return { word: STEP_STATUS_WORDS[status], shape, tone };
}
