import { useContext, useEffect, useState } from 'react';
import type { RunHeader } from '../../model/run.ts';
import { type ChangesSince, changesSince } from '../../run/changesSince.ts';
import { RunbookSource } from './RunbookSource.ts';
import { useRun } from './RunContext.ts';
import styles from './RunHead.module.css';

const CHANGE_WORDS = {
  added: 'is new',
  removed: 'was taken out',
  changed: 'reads differently',
  moved: 'stands elsewhere',
} as const;

/**
 * Says what changed in the runbook since the run began, where the site can be asked. The run goes
 * on as it began.
 */
export function ChangedSince({ header }: { header: RunHeader }) {
  const { base } = useRun();
  const load = useContext(RunbookSource);
  const [changes, setChanges] = useState<ChangesSince>();
  useEffect(() => {
    let gone = false;
    load(base, header.runbook).then((now) => {
      if (gone || now.state === 'unknown') return;
      const runbook = now.state === 'found' ? now.runbook : undefined;
      if (runbook?.hash !== header.runbookHash) setChanges(changesSince(header, runbook));
    });
    return () => {
      gone = true;
    };
  }, [base, header, load]);
  const steps = changes?.steps ?? [];
  const lists = changes?.checklists ?? [];
  return (
    <div role="status">
      {changes && (changes.procedure !== 'same' || lists.length > 0) && (
        <details className={styles.changed} data-changed={changes.procedure}>
          <summary>
            <strong>
              {changes.procedure === 'gone'
                ? 'The site no longer has this procedure.'
                : 'The runbook has changed since this run began.'}
            </strong>{' '}
            The run goes on as it began.
          </summary>
          {steps.length + lists.length > 0 && (
            <ul>
              {steps.map(({ id, title, change }) => (
                <li key={`step ${id}`}>
                  {title}: {CHANGE_WORDS[change]}
                </li>
              ))}
              {lists.map(({ id, title, change }) => (
                <li key={`list ${id}`}>
                  Checklist {title}: {CHANGE_WORDS[change]}
                </li>
              ))}
            </ul>
          )}
          <p>
            <a href={`${base}runbooks/${header.runbook}`} target="_blank" rel="noopener noreferrer">
              The runbook as it is now
            </a>
          </p>
        </details>
      )}
    </div>
  );
}
