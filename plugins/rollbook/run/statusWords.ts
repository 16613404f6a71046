import type { RunStatus, StepStatus } from './runState.ts';

/** The states of a run in words. */
export const RUN_STATUS_WORDS: Record<RunStatus, string> = {
  running: 'Running',
  finished: 'Finished, every step done',
  'finished-with-exceptions': 'Finished with exceptions: not every step was done',
  abandoned: 'Abandoned',
};

/** The states of a step in words. */
export const STEP_STATUS_WORDS: Record<StepStatus, string> = {
  pending: 'Not begun',
  started: 'Begun',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Skipped',
  'not-applicable': 'Not applicable',
  reopened: 'Reopened',
};
