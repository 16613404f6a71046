import { useEffect, useRef } from 'react';
import { formatCondition } from '../../model/conditionText.ts';
import { localId } from '../../model/localId.ts';
import type { DecisionState } from '../../run/runState.ts';
import { Markdown } from '../prose/Markdown.tsx';
import { Button } from '../status/Button.tsx';
import { Mark } from '../status/Mark.tsx';
import { ACTION_SIGNS } from '../status/words.ts';
import { hrefOf, startHref } from './addresses.ts';
import styles from './DecisionWalk.module.css';
import { useRun, useRunState } from './RunContext.ts';

/** A decision walked inside a run: each answer is written down, and each can be taken back. */
export function DecisionWalk({ state }: { state: DecisionState }) {
  const { act, base } = useRun();
  const { header } = useRunState();
  const { decision, trail } = state;
  const here = useRef<HTMLDivElement>(null);
  const acted = useRef(false);
  const last = trail.at(-1);
  const to = last ? last.to : (decision.start ?? decision.questions[0]?.id);
  const at = to && localId(to, header.runbook);
  const question = decision.questions.find(({ id }) => id === at);
  const outcome = decision.outcomes.find(({ id }) => id === at);

  useEffect(() => {
    if (!acted.current) return;
    acted.current = false;
    here.current?.querySelector<HTMLElement>('h4')?.focus();
  }, [state]);

  function answer(index: number, title: string) {
    if (!question) return;
    acted.current = true;
    act({ type: 'answered', target: decision.id, question: question.id, answer: index, title });
  }

  function backTo(id: string) {
    acted.current = true;
    act({ type: 'answered', target: decision.id, question: id });
  }

  return (
    <section
      className={styles.decision}
      aria-label={decision.title}
      data-run-decision={decision.id}
    >
      <h3>{decision.title}</h3>
      {trail.length > 0 && (
        <ol className={styles.trail} aria-label="Answers so far">
          {trail.map(({ question: id, title }) => (
            <li key={id}>
              <Button look="quiet" title="Go back to this question" onClick={() => backTo(id)}>
                <span>{decision.questions.find((one) => one.id === id)?.title ?? id}</span>{' '}
                <strong>{title}</strong>
              </Button>
            </li>
          ))}
        </ol>
      )}
      <div ref={here}>
        {question && (
          <>
            <h4 tabIndex={-1}>{question.title}</h4>
            <Markdown text={question.text} base={base} runbook={header.runbook} />
            <ul className={styles.answers}>
              {question.answers.map(({ title, when, line }, index) => (
                <li key={line}>
                  <Button onClick={() => answer(index, title)}>
                    {title}
                    {when && <code>{formatCondition(when)}</code>}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        {outcome && (
          <>
            <h4 tabIndex={-1}>{outcome.title}</h4>
            {outcome.action && (
              <p>
                <Mark sign={ACTION_SIGNS[outcome.action]} />
              </p>
            )}
            <Markdown text={outcome.text} base={base} runbook={header.runbook} />
            <Onward to={outcome.to} />
          </>
        )}
        {!question && !outcome && (
          <>
            <h4 tabIndex={-1}>{last ? 'This leads on' : 'Nothing is asked here'}</h4>
            <Onward to={last?.to} />
          </>
        )}
      </div>
    </section>
  );
}

/** Leads to where a decision ends: this procedure, another one, or a page. */
function Onward({ to }: { to: string | undefined }) {
  const { base, show } = useRun();
  const { header, steps } = useRunState();
  const { runbook, procedure, snapshot } = header;
  if (to === undefined) return <p>The plan does not say what follows.</p>;
  const id = localId(to, runbook);
  if (id === procedure)
    return <p>This leads to the procedure that is running: {snapshot.procedure.title}.</p>;
  const step = steps.find((other) => other.id === id);
  if (step && id)
    return (
      <Button onClick={() => show(id)}>
        Go to {step.step.code} {step.step.title}
      </Button>
    );
  const other = snapshot.others.find((one) => one.id === id);
  const href = other ? startHref(base, runbook, other.id) : hrefOf(base, runbook, to);
  if (href === undefined) return <p>{to}</p>;
  return (
    <p>
      <a href={href} target="_blank" rel="noopener">
        {other ? `Run ${other.title}` : `Go to ${to}`}
      </a>
    </p>
  );
}
