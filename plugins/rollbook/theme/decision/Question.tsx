import { useContext } from 'react';
import { formatCondition } from '../../model/conditionText.ts';
import { useRunbook } from '../page/RunbookContext.ts';
import { unwrapParagraph } from '../page/unwrapParagraph.ts';
import { RunLink } from '../procedure/RunLink.tsx';
import type { AnswerProps, AnswersProps, OutcomeProps, QuestionProps } from '../props.ts';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { ACTION_SIGNS } from '../status/words.ts';
import styles from './Decision.module.css';
import { DecisionContext, QuestionContext, useCurrent } from './DecisionContext.ts';

/** One question. On the screen only the current one shows, unless the whole tree is asked for. */
export function Question({ id, code, children }: QuestionProps) {
  const current = useCurrent(id);
  return (
    <QuestionContext.Provider value={id}>
      <section
        className={styles.node}
        data-node="question"
        data-code={code}
        data-current={current || undefined}
      >
        {children}
      </section>
    </QuestionContext.Provider>
  );
}

/** The answers of a question. */
export function Answers({ children }: AnswersProps) {
  return <ul className={styles.answers}>{children}</ul>;
}

/** One answer: a button where the walk stands at its question, else a line with where it leads. */
export function Answer({ index, to, when, unsure, children }: AnswerProps) {
  const question = useContext(QuestionContext);
  const { answer } = useContext(DecisionContext);
  const current = useCurrent(question);
  const label = (
    <>
      <span>{unwrapParagraph(children)}</span>
      {when && <code>{formatCondition(when)}</code>}
    </>
  );
  return (
    <li data-unsure={unsure || undefined} data-answer={index}>
      {current ? (
        <button type="button" className={styles.choose} onClick={() => answer(index)}>
          {label}
        </button>
      ) : (
        <span className={styles.said}>{label}</span>
      )}
      {to && (
        <span className={styles.leads} data-quiet={current || undefined}>
          <span aria-hidden="true">→ </span>
          <PageLink href={to.href}>{to.label}</PageLink>
        </span>
      )}
    </li>
  );
}

/** An end of the tree: what to do, and where it is written how. */
export function Outcome({ id, action, to, procedure, children }: OutcomeProps) {
  const { runbook } = useRunbook();
  const current = useCurrent(id);
  return (
    <section className={styles.node} data-node="outcome" data-current={current || undefined}>
      {children}
      {action && (
        <p>
          <Mark sign={ACTION_SIGNS[action]} />
        </p>
      )}
      {to && (
        <p>
          <PageLink className={styles.go} href={to.href}>
            Go to {to.label}
          </PageLink>
        </p>
      )}
      {procedure && <RunLink runbook={runbook} procedure={procedure} />}
    </section>
  );
}
