import type { AnswersBefore } from '../../run/answersToday.ts';
import styles from './StartForm.module.css';

interface AnswersGivenProps {
  given: readonly AnswersBefore[];
  /** The ids of the decisions whose answers the run takes over. */
  taken: ReadonlySet<string>;
  onTake: (taken: ReadonlySet<string>) => void;
}

/** What was answered on the runbook's page today, and whether it belongs to this run. */
export function AnswersGiven({ given, taken, onTake }: AnswersGivenProps) {
  if (given.length === 0) return null;
  return (
    <fieldset className={styles.given}>
      <legend>Answered today, before this run</legend>
      {given.map(({ decision, answers }) => (
        <label key={decision.id} className={styles.choice}>
          <input
            type="checkbox"
            checked={taken.has(decision.id)}
            onChange={() => {
              const next = new Set(taken);
              if (!next.delete(decision.id)) next.add(decision.id);
              onTake(next);
            }}
          />
          <span>
            Keep with the run: {decision.title}:{' '}
            {answers
              .map(({ question, title }) => {
                const asked = decision.questions.find(({ id }) => id === question);
                return `${asked?.title ?? question} ${title}`;
              })
              .join(' · ')}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
