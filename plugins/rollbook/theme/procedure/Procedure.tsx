import { spellDuration } from '../../model/duration.ts';
import { useRunbook } from '../page/RunbookContext.ts';
import { VariablesForm } from '../page/VariablesForm.tsx';
import type { AdvantagesProps, ProcedureFactsProps, ProcedureProps } from '../props.ts';
import { Facts } from '../status/Facts.tsx';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { PROCEDURE_SIGNS, RISK_SIGNS } from '../status/words.ts';
import styles from './Procedure.module.css';
import { RunLink } from './RunLink.tsx';

/** One procedure from its heading to its last step. */
export function Procedure({ id, kind, risk, children }: ProcedureProps) {
  return (
    <section className={styles.procedure} data-procedure={id} data-kind={kind} data-risk={risk}>
      {children}
    </section>
  );
}

/** What one must know before beginning: how long, how risky, who says yes, what is needed. */
export function ProcedureFacts(props: ProcedureFactsProps) {
  const { letter, kind, risk, budget, level, scope, takesEffect, approver, alternativeTo } = props;
  const { stepCount } = props;
  const variables = useRunbook().variables.filter(({ name }) => props.variables.includes(name));
  return (
    <>
      <div className={styles.facts}>
        <span className={styles.letter}>
          <span className={styles.hidden}>Steps </span>
          {letter}
        </span>
        <div>
          <p className={styles.marks}>
            <Mark sign={PROCEDURE_SIGNS[kind]} />
            {risk && <Mark sign={RISK_SIGNS[risk]} />}
            {budget !== undefined && <strong>{spellDuration(budget)}</strong>}
            <span>
              {stepCount} {stepCount === 1 ? 'step' : 'steps'}
            </span>
          </p>
          <Facts
            facts={[
              ['Level', level],
              ['Scope', scope],
              ['Takes effect', takesEffect],
              ['Approved by', approver],
              [
                'Instead of',
                alternativeTo && (
                  <PageLink key="to" href={alternativeTo.href}>
                    {alternativeTo.label}
                  </PageLink>
                ),
              ],
            ]}
          />
        </div>
      </div>
      <RunLink runbook={props.runbook} procedure={props.id} />
      {variables.length > 0 && (
        <VariablesForm variables={variables} title="Values used here" repeats />
      )}
    </>
  );
}

/** What speaks for the procedure. */
export function Advantages({ children }: AdvantagesProps) {
  return (
    <div className={styles.pros} data-side="for">
      <p>For it</p>
      {children}
    </div>
  );
}

/** What speaks against the procedure. */
export function Disadvantages({ children }: AdvantagesProps) {
  return (
    <div className={styles.pros} data-side="against">
      <p>Against it</p>
      {children}
    </div>
  );
}
