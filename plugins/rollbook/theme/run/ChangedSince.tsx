import { useContext, useEffect, useState } from 'react';
import type { RunHeader } from '../../model/run.ts';
import { type ChangesSince, changesSince, type PartChange } from '../../run/changesSince.ts';
import { RunbookSource } from './RunbookSource.ts';
import { useRun } from './RunContext.ts';
import styles from './RunHead.module.css';

const KIND_WORDS: Record<PartChange['kind'], string> = {
  runbook: 'Runbook',
  procedure: 'Procedure',
  step: 'Step',
  checklist: 'Checklist',
  decision: 'Decision',
  template: 'Template',
  variable: 'Value',
  target: 'Target',
  other: 'Other procedure',
};

const CHANGE_WORDS: Record<PartChange['change'], string> = {
  added: 'is new',
  removed: 'was taken out',
  changed: 'reads differently',
  moved: 'stands elsewhere',
};

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
      setChanges(changesSince(header, now.state === 'found' ? now.runbook : undefined));
    });
    return () => {
      gone = true;
    };
  }, [base, header, load]);
  return (
    <div role="status">
      {changes && changes.state !== 'same' && (
        <details className={styles.changed} data-changed={changes.state}>
          <summary>
            <strong>
              {changes.state === 'gone'
                ? 'The site no longer has this procedure.'
                : 'The runbook has changed since this run began.'}
            </strong>{' '}
            The run goes on as it began.
          </summary>
          {changes.parts.length > 0 && (
            <ul>
              {changes.parts.map((part, place) => (
                <li key={place}>{inWords(part)}</li>
              ))}
            </ul>
          )}
          {changes.elsewhere && (
            <p>Something else in the runbook changed: none of what this run keeps of it.</p>
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

function inWords({ kind, title, change, fields }: PartChange): string {
  const which = fields.length > 0 ? ` (${fields.join(', ')})` : '';
  return `${KIND_WORDS[kind]} ${title}: ${CHANGE_WORDS[change]}${which}`;
}
