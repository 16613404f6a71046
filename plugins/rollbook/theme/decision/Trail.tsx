import type { Given } from '../../run/walk.ts';
import type { DecisionProps } from '../props.ts';
import { Button } from '../status/Button.tsx';
import styles from './Decision.module.css';

interface TrailProps {
  decision: DecisionProps;
  trail: Given[];
  /** Goes back until so many answers are left. */
  onBack: (to: number) => void;
  onRestart: () => void;
}

/** The answers given so far. Each leads back to its question. */
export function Trail({ decision, trail, onBack, onRestart }: TrailProps) {
  if (trail.length === 0) return null;
  const title = (question: string) =>
    decision.questions.find(({ id }) => id === question)?.title ?? question;
  return (
    <nav aria-label={`Answers so far: ${decision.title}`}>
      <ol className={styles.trail}>
        {trail.map((given, place) => (
          <li key={given.question}>
            <button type="button" className={styles.given} onClick={() => onBack(place)}>
              <span>{title(given.question)}</span> <strong>{given.title}</strong>{' '}
              <em className={styles.change}>Change</em>
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.moves}>
        <Button onClick={() => onBack(trail.length - 1)}>Back</Button>
        <Button look="quiet" onClick={onRestart}>
          Start again
        </Button>
      </p>
    </nav>
  );
}
