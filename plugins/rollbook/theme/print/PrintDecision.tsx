import { formatCondition } from '../../model/conditionText.ts';
import { localId } from '../../model/localId.ts';
import type { Decision } from '../../model/runbook.ts';
import type { DecisionProps } from '../props.ts';
import { InlineMarkdown, Markdown } from '../prose/Markdown.tsx';
import { ACTION_SIGNS } from '../status/words.ts';
import styles from './Print.module.css';
import { PrintDrawing } from './PrintDrawing.tsx';

interface PrintDecisionProps {
  decision: Decision;
  drawn: Omit<DecisionProps, 'children'> | undefined;
  base: string;
  runbook: string;
  nameOf: (reference: string) => string;
}

/** A decision on paper: the tree as a drawing, and as questions that say where to go on. */
export function PrintDecision({ decision, drawn, base, runbook, nameOf }: PrintDecisionProps) {
  const { id, title, start, questions, outcomes } = decision;
  const prose = { base, runbook };
  const first = (start && localId(start, runbook)) ?? questions[0]?.id ?? '';
  return (
    <section className={styles.part} id={id}>
      <h2>
        <InlineMarkdown text={title} {...prose} />
      </h2>
      <p className={styles.begin}>
        Begin with <strong>{nameOf(first)}</strong>
      </p>
      {drawn && <PrintDrawing decision={drawn} first={first} />}
      {questions.map((question) => (
        <section key={question.id} className={styles.question} id={question.id}>
          <h3>{nameOf(question.id)}</h3>
          <Markdown text={question.text} {...prose} />
          <ul>
            {question.answers.map((answer) => (
              <li key={answer.line}>
                <span className={styles.box} /> <InlineMarkdown text={answer.title} {...prose} />
                {answer.when && ` (${formatCondition(answer.when)})`}
                {answer.to && (
                  <>
                    {' '}
                    → go to <strong>{nameOf(answer.to)}</strong>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {outcomes.map((outcome) => (
        <section key={outcome.id} className={styles.question} id={outcome.id}>
          <h3>
            Outcome: <InlineMarkdown text={outcome.title} {...prose} />
          </h3>
          {(outcome.action || outcome.to) && (
            <p className={styles.facts}>
              {[
                outcome.action && ACTION_SIGNS[outcome.action].word,
                outcome.to && `go to ${nameOf(outcome.to)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
          <Markdown text={outcome.text} {...prose} />
        </section>
      ))}
    </section>
  );
}
