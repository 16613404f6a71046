import { formatCondition } from '../../model/conditionText.ts';
import { spellDuration } from '../../model/duration.ts';
import type { Procedure, Trigger } from '../../model/runbook.ts';
import { InlineMarkdown } from '../prose/Markdown.tsx';
import { ACTION_SIGNS, PROCEDURE_SIGNS, RISK_SIGNS } from '../status/words.ts';
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
        <PrintTriggers triggers={procedure.triggers} {...prose} />
      </div>
      {procedure.steps.map((step) => (
        <PrintStep key={step.id} step={step} nameOf={nameOf} {...prose} />
      ))}
    </section>
  );
}

/** Triggers as a list: the words, the figure, and what to do. */
export function PrintTriggers(props: {
  triggers: readonly Trigger[];
  base: string;
  runbook: string;
}) {
  const { triggers, ...prose } = props;
  if (triggers.length === 0) return null;
  return (
    <ul className={styles.triggers}>
      {triggers.map((trigger) => {
        const facts = [
          trigger.when && formatCondition(trigger.when),
          trigger.for !== undefined && `for ${spellDuration(trigger.for)}`,
          trigger.signal && `seen in ${trigger.signal}`,
          trigger.action && ACTION_SIGNS[trigger.action].word,
        ].filter(Boolean);
        return (
          <li key={trigger.id}>
            <InlineMarkdown text={trigger.title} {...prose} />
            {facts.length > 0 && ` (${facts.join('; ')})`}
          </li>
        );
      })}
    </ul>
  );
}
