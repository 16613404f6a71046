import { spellDuration } from '../../model/duration.ts';
import type { ProcedureEntry, RunbookPlace, TriggerEntry } from '../../model/views.ts';
import { Facts } from '../status/Facts.tsx';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import {
  ACTION_SIGNS,
  PROCEDURE_SIGNS,
  RISK_SIGNS,
  SEVERITY_SIGNS,
  STATUS_SIGNS,
} from '../status/words.ts';
import styles from './HitList.module.css';
import type { Hit } from './searchIn.ts';

/** What was found: each with what it is, how bad, what to do, and where it is said. */
export function HitList({ hits }: { hits: readonly Hit[] }) {
  return (
    <ol className={styles.hits}>
      {hits.map((hit) => (
        <li key={hit.entry.href} data-severity={hit.entry.severity}>
          {hit.kind === 'trigger' ? (
            <TriggerHit entry={hit.entry} runbook={hit.runbook} />
          ) : (
            <ProcedureHit entry={hit.entry} runbook={hit.runbook} />
          )}
        </li>
      ))}
    </ol>
  );
}

function TriggerHit({ entry, runbook }: { entry: TriggerEntry; runbook: RunbookPlace }) {
  const { title, href, severity, action, when, signal, leadsTo } = entry;
  return (
    <>
      <PageLink href={href}>{title}</PageLink>
      <p className={styles.marks}>
        <span className={styles.kind}>Trigger</span>
        {severity && <Mark sign={SEVERITY_SIGNS[severity]} />}
        {action && <Mark sign={ACTION_SIGNS[action]} />}
      </p>
      <Facts
        facts={[
          ['In', <In key="in" runbook={runbook} />],
          ['When', when && <code key="when">{when}</code>],
          ['For', entry.for !== undefined && spellDuration(entry.for)],
          ['Seen in', signal],
          [
            'Leads to',
            leadsTo && (
              <PageLink key="to" href={leadsTo.href}>
                {leadsTo.title}
              </PageLink>
            ),
          ],
        ]}
      />
    </>
  );
}

function ProcedureHit({ entry, runbook }: { entry: ProcedureEntry; runbook: RunbookPlace }) {
  const { title, href, kind, risk, budget, summary } = entry;
  return (
    <>
      <PageLink href={href}>{title}</PageLink>
      <p className={styles.marks}>
        <span className={styles.kind}>Procedure</span>
        <Mark sign={PROCEDURE_SIGNS[kind]} />
        {risk && <Mark sign={RISK_SIGNS[risk]} />}
        {budget !== undefined && <strong>{spellDuration(budget)}</strong>}
      </p>
      {summary && <p className={styles.summary}>{summary}</p>}
      <Facts facts={[['In', <In key="in" runbook={runbook} />]]} />
    </>
  );
}

/** A runbook that is not in force says so wherever it is named. */
function In({ runbook }: { runbook: RunbookPlace }) {
  return (
    <>
      {runbook.title}
      {runbook.status !== 'active' && (
        <>
          {' '}
          <Mark sign={STATUS_SIGNS[runbook.status]} />
        </>
      )}
    </>
  );
}
