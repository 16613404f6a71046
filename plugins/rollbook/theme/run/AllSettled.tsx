import { Button } from '../status/Button.tsx';
import { KeyButton } from './KeyButton.tsx';
import { useRun, useRunState } from './RunContext.ts';
import styles from './StepCard.module.css';

/** What is left when no step is open any more. */
export function AllSettled() {
  const { perform } = useRun();
  const { checklists, exceptions } = useRunState();
  const open = checklists.filter(({ items, done }) => done < items.length);
  return (
    <article className={styles.step} data-run-step="">
      <h2 tabIndex={-1}>No step is open any more</h2>
      <p>
        {exceptions.length === 0
          ? 'Every step was done or was not applicable.'
          : `${exceptions.length} ${exceptions.length === 1 ? 'step was' : 'steps were'} skipped or failed.`}
      </p>
      {open.length > 0 && (
        <>
          <p>Checklists with open items:</p>
          <ul>
            {open.map(({ id, checklist, items, done }) => (
              <li key={id}>
                {checklist.title}: {done} of {items.length}
              </li>
            ))}
          </ul>
          <Button onClick={() => perform('checklists')}>Show the checklists</Button>
        </>
      )}
      <div className={styles.actions}>
        <KeyButton action="end" look="main" />
        <KeyButton action="note" />
      </div>
    </article>
  );
}
