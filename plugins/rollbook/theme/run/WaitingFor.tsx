import type { StepState } from '../../run/runState.ts';
import { Button } from '../status/Button.tsx';
import { useRun, useRunState } from './RunContext.ts';
import styles from './StepCard.module.css';

/** What a step waits for. It is said, and nothing is locked by it. */
export function WaitingFor({ state }: { state: StepState }) {
  const { show } = useRun();
  const run = useRunState();
  if (state.waitsFor.length === 0) return null;
  return (
    <div className={styles.waiting}>
      <p>This step waits for</p>
      <ul>
        {state.waitsFor.map(({ step: id, kind }) => {
          const step = run.steps.find((other) => other.id === id)?.step;
          return (
            <li key={id}>
              <Button onClick={() => show(id)}>
                {kind === 'approval' && 'Approval: '}
                {step ? `${step.code} ${step.title}` : id}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
