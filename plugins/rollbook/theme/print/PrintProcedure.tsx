import { formatCondition } from '../../model/conditionText.ts';
import { spellDuration } from '../../model/duration.ts';
import type { Procedure, Trigger } from '../../model/runbook.ts';
import { InlineMarkdown, Markdown } from '../prose/Markdown.tsx';
import { ACTION_SIGNS, PROCEDURE_SIGNS, RISK_SIGNS, SEVERITY_SIGNS } from '../status/words.ts';
import styles from './Print.module.css';
import { PrintStep } from './PrintStep.tsx';

interface PrintProcedureProps {
  procedure: Procedure;
  base: string;
  runbook: string;
  nameOf: (reference: string) => string;
}

/** A procedure on paper: what it is for, when to run it, and its steps. */
export function PrintProcedure({ procedure, base, runbook, nameOf }: PrintProcedureProps) {
  const { id, letter, title, kind, risk, budget, level, scope, takesEffect, approver } = procedure;
  const facts = [
    PROCEDURE_SIGNS[kind].word,
    risk && RISK_SIGNS[risk].word,
    budget !== undefined && `Budget ${spellDuration(budget)}`,
    level !== undefined && `Level ${level}`,
    scope && `Scope: ${scope}`,
    takesEffect && `Takes effect: ${takesEffect}`,
    approver && `Approved by ${approver}`,
    procedure.alternativeTo && `Instead of ${nameOf(procedure.alternativeTo)}`,
  ].filter(Boolean);
  const prose = { base, runbook };
  return (
    <section className={styles.part} id={id} data-print-procedure={id}>
      <div className={styles.head}>
        <h2>
          <span className={styles.code}>{`${letter} `}</span>
          <InlineMarkdown text={title} {...prose} />
        </h2>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {procedure.summary && (
          <p>
            <InlineMarkdown text={procedure.summary} {...prose} />
          </p>
        )}
        <PrintTriggers triggers={procedure.triggers} nameOf={nameOf} {...prose} />
      </div>
      <PrintPoints title="For it" points={procedure.advantages} {...prose} />
      <PrintPoints title="Against it" points={procedure.disadvantages} {...prose} />
      {procedure.steps.map((step) => (
        <PrintStep key={step.id} step={step} nameOf={nameOf} {...prose} />
      ))}
    </section>
  );
}

interface PrintPointsProps {
  title: string;
  points: readonly string[];
  base: string;
  runbook: string;
}

/** What speaks for a procedure, or against it. */
function PrintPoints({ title, points, ...prose }: PrintPointsProps) {
  if (points.length === 0) return null;
  return (
    <>
      <p className={styles.facts}>{title}</p>
      <ul>
        {points.map((point) => (
          <li key={point}>
            <InlineMarkdown text={point} {...prose} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface PrintTriggersProps {
  triggers: readonly Trigger[];
  base: string;
  runbook: string;
  nameOf: (reference: string) => string;
}

/** Triggers as a list: the words, the figure, what to do, and where to go on. */
export function PrintTriggers({ triggers, nameOf, ...prose }: PrintTriggersProps) {
  if (triggers.length === 0) return null;
  return (
    <ul className={styles.triggers}>
      {triggers.map((trigger) => {
        const facts = [
          trigger.severity && SEVERITY_SIGNS[trigger.severity].word,
          trigger.when && formatCondition(trigger.when),
          trigger.for !== undefined && `for ${spellDuration(trigger.for)}`,
          trigger.signal && `seen in ${trigger.signal}`,
          trigger.action && ACTION_SIGNS[trigger.action].word,
        ].filter(Boolean);
        return (
          <li key={trigger.id}>
            <InlineMarkdown text={trigger.title} {...prose} />
            {facts.length > 0 && ` (${facts.join('; ')})`}
            {trigger.to && (
              <>
                {' '}
                → go to <strong>{nameOf(trigger.to)}</strong>
              </>
            )}
            <Markdown text={trigger.text} {...prose} />
          </li>
        );
      })}
    </ul>
  );
}
