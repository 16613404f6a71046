import type { StepState } from '../../run/runState.ts';
import { KeyButton } from './KeyButton.tsx';
import { useRunState } from './RunContext.ts';
import type { RunAction } from './runKeys.ts';
import styles from './StepCard.module.css';
import { stepDrafts } from './stepDrafts.ts';

const ACTIONS = ['done', 'failed', 'skip', 'not-applicable', 'begin', 'reopen'] as const;

/** The buttons that say how a step went: those that fit the state it is in. */
export function StepActions({ state }: { state: StepState }) {
  const run = useRunState();
  const fits = (action: RunAction) => stepDrafts(state, action).length > 0;
  const away = run.current !== undefined && run.current !== state.id;
  return (
    <div className={styles.actions}>
      {ACTIONS.filter(fits).map((action) => (
        <KeyButton key={action} action={action} look={action === 'done' ? 'main' : 'plain'}>
          {wordsOf(action, state)}
        </KeyButton>
      ))}
      <KeyButton action="note" />
      {away && <KeyButton action="current" look="quiet" />}
    </div>
  );
}

function wordsOf(action: RunAction, { step, status }: StepState): string | undefined {
  if (action === 'done' && step.kind === 'approve') return 'Approved';
  return action === 'begin' && status === 'failed' ? 'Try again' : undefined;
}
