import { useEffect, useState } from 'react';
import { loadRuns } from '../../run/loadRun.ts';
import { reduce } from '../../run/reduce.ts';
import type { RunState } from '../../run/runState.ts';
import { spellDay, spellTime } from '../page/days.ts';
import { runHref } from './addresses.ts';
import { browserParts } from './browserParts.ts';
import styles from './StartForm.module.css';

interface UnderWayProps {
  runbook: string;
  procedure: string;
  base: string;
}

/** Says before another run begins that this procedure runs already. Nothing where it does not. */
export function UnderWay({ runbook, procedure, base }: UnderWayProps) {
  const [running, setRunning] = useState<RunState[]>([]);
  useEffect(() => {
    let gone = false;
    const { local, durable } = browserParts();
    loadRuns(local, durable).then(({ runs }) => {
      if (gone) return;
      const states = runs
        .filter(({ record: { header } }) => {
          return header.runbook === runbook && header.procedure === procedure;
        })
        .map(({ record }) => reduce(record.header, record.events));
      setRunning(states.filter(({ status }) => status === 'running'));
    });
    return () => {
      gone = true;
    };
  }, [runbook, procedure]);
  if (running.length === 0) return null;
  return (
    <div className={styles.running}>
      <p>This procedure is under way in this browser already:</p>
      <ul>
        {running.map(({ header }) => (
          <li key={header.runId}>
            <a href={runHref(base, header.runId)}>
              Go on with the {header.mode === 'drill' ? 'drill' : 'run'} of{' '}
              {spellDay(header.at, new Date())}, {spellTime(header.at)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
