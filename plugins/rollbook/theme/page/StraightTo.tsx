import { Children, isValidElement, memo, type PropsWithChildren, type ReactNode } from 'react';
import { spellDuration } from '../../model/duration.ts';
import { Procedure, ProcedureFacts } from '../procedure/Procedure.tsx';
import type { ProcedureFactsProps } from '../props.ts';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { PROCEDURE_SIGNS, RISK_SIGNS } from '../status/words.ts';
import styles from './StraightTo.module.css';

/** How many rollbacks are named at the top of a page that has no emergency procedure. */
const FEW = 3;

/**
 * The way to the procedures from the top of the page: those for an emergency at once, or the first
 * rollbacks where there are none; the others are one press away. `content` is what the author
 * wrote, which stays as it is while scripts take the page over.
 */
export const StraightTo = memo(({ content }: { content: ReactNode }) => {
  const all = proceduresIn(content);
  const ofKind = (kind: string) => all.filter((procedure) => procedure.kind === kind);
  const emergencies = ofKind('emergency');
  const first = emergencies.length > 0 ? emergencies : ofKind('rollback').slice(0, FEW);
  if (all.length === 0) return null;
  return (
    <nav className={styles.straight} aria-label="Straight to a procedure">
      {first.length > 0 && <ProcedureLinks procedures={first} />}
      {all.length > first.length && (
        <details>
          <summary>All {all.length} procedures</summary>
          <ProcedureLinks procedures={all} />
        </details>
      )}
    </nav>
  );
});

function ProcedureLinks({ procedures }: { procedures: ProcedureFactsProps[] }) {
  return (
    <ul>
      {procedures.map(({ id, letter, title, kind, risk, budget }) => (
        <li key={id} data-kind={kind}>
          <PageLink href={`#${id}`}>
            <span className={styles.letter}>{letter}</span> {title}
          </PageLink>
          <span className={styles.marks}>
            <Mark sign={PROCEDURE_SIGNS[kind]} />
            {risk && <Mark sign={RISK_SIGNS[risk]} />}
            {budget !== undefined && <strong>{spellDuration(budget)}</strong>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the procedures among these elements say of themselves. */
function proceduresIn(content: ReactNode): ProcedureFactsProps[] {
  return Children.toArray(content).flatMap((child) => {
    if (!isValidElement<PropsWithChildren>(child) || child.type !== Procedure) return [];
    return Children.toArray(child.props.children).flatMap((part) =>
      isValidElement<ProcedureFactsProps>(part) && part.type === ProcedureFacts ? [part.props] : [],
    );
  });
}
