import { spellTime } from '../page/days.ts';
import { useRunState } from './RunContext.ts';
import styles from './StepCard.module.css';

/** What somebody noted about a step. */
export function StepNotes({ step }: { step: string }) {
  const { notes } = useRunState();
  const own = notes.filter(({ target }) => target === step);
  if (own.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label="Notes on this step">
      {own.map(({ id, at, actor, text }) => (
        <li key={id}>
          {spellTime(at)} {actor && `${actor}: `}
          {text}
        </li>
      ))}
    </ul>
  );
}
