import { useState } from 'react';
import { deleteRun } from '../../run/deleteRun.ts';
import { deviationsOf } from '../../run/deviations.ts';
import { exportRun } from '../../run/exportRun.ts';
import { fileNames } from '../../run/fileNames.ts';
import { formatMoment, formatMs } from '../../run/formatTime.ts';
import type { Place } from '../../run/loadRun.ts';
import { report } from '../../run/report.ts';
import { isSettled } from '../../run/runState.ts';
import { RUN_STATUS_WORDS } from '../../run/statusWords.ts';
import { runHref } from '../run/addresses.ts';
import { browserParts } from '../run/browserParts.ts';
import { downloadText } from '../run/downloadText.ts';
import { Button } from '../status/Button.tsx';
import { Facts } from '../status/Facts.tsx';
import styles from './RunsPage.module.css';
import type { KeptRun } from './useRuns.ts';

interface RunListProps {
  runs: KeptRun[];
  /** What is said where there are none. */
  none: string;
  base: string;
  /** Called when a run was deleted, with the copies that could not be reached. */
  onDeleted: (left: Place[]) => void;
}

/** Runs with what can be done with each. */
export function RunList({ runs, none, base, onDeleted }: RunListProps) {
  if (runs.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <ul className={styles.list}>
      {runs.map((run) => (
        <Run key={run.record.header.runId} run={run} base={base} onDeleted={onDeleted} />
      ))}
    </ul>
  );
}

function Run({ run, base, onDeleted }: Omit<RunListProps, 'runs' | 'none'> & { run: KeptRun }) {
  const { state, record, conflicts } = run;
  const { header, status, steps, started, ended, actors } = state;
  const { runId, mode, snapshot } = header;
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState('');
  const names = fileNames(state);
  const title = `${snapshot.procedure.title}, ${formatMoment(started ?? header)}`;
  const deviations = deviationsOf(state).length;

  async function remove() {
    const { local, durable } = browserParts();
    try {
      onDeleted(await deleteRun(runId, local, durable));
    } catch {
      setWrong('The browser did not let the page delete it. Some of it may be left.');
    }
  }

  return (
    <li className={styles.run} data-run={runId} data-mode={mode} data-status={status}>
      <h3>
        <a href={runHref(base, runId)}>{snapshot.procedure.title}</a>
      </h3>
      <Facts
        facts={[
          ['', mode === 'drill' ? 'Drill' : 'Live'],
          ['', RUN_STATUS_WORDS[status]],
          ['Runbook', snapshot.title],
          ['Began', formatMoment(started ?? header)],
          ['Took', ended && formatMs(ended.elapsed - (started?.elapsed ?? 0))],
          ['Steps settled', `${steps.filter(isSettled).length} of ${steps.length}`],
          ['Deviations', deviations > 0 && deviations],
          ['By', actors.join(', ')],
        ]}
      />
      {conflicts.length > 0 && (
        <p className={styles.problem}>
          The two copies of this run differ in {conflicts.length} places. The one in the database
          counts.
        </p>
      )}
      <div className={styles.tools}>
        <Button
          aria-label={`Export ${title}`}
          onClick={() => downloadText(names.record, exportRun(record), 'application/json')}
        >
          Export
        </Button>
        <Button
          aria-label={`Report of ${title}`}
          onClick={() => downloadText(names.report, report(state), 'text/markdown;charset=utf-8')}
        >
          Report
        </Button>
        <Button
          look="quiet"
          aria-expanded={asking}
          aria-label={`Delete ${title}`}
          onClick={() => setAsking(!asking)}
        >
          Delete
        </Button>
      </div>
      {asking && (
        <div className={styles.asking}>
          <p>
            This deletes the {mode === 'drill' ? 'drill' : 'run'} “{title}” from this browser: its{' '}
            {record.events.length} events, its notes, observed values and ticks
            {state.owed.length > 0 && `, and ${state.owed.length} things that are still owed`}.
            Files that were exported stay. Close the tabs that show it first: they would write it
            again.
          </p>
          <Button onClick={remove}>Delete it</Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      )}
      <p role="alert" className={styles.wrong}>
        {wrong}
      </p>
    </li>
  );
}
