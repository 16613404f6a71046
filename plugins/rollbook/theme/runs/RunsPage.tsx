import { useState } from 'react';
import { exportRuns } from '../../run/exportRun.ts';
import { MAX_IMPORT_BYTES } from '../../run/importRun.ts';
import { localDay } from '../../run/keys.ts';
import type { Place } from '../../run/loadRun.ts';
import { downloadText } from '../run/downloadText.ts';
import { Button } from '../status/Button.tsx';
import { ImportRuns } from './ImportRuns.tsx';
import { OwedList } from './OwedList.tsx';
import { ProcedureFigures } from './ProcedureFigures.tsx';
import { RunList } from './RunList.tsx';
import styles from './RunsPage.module.css';
import { UnreadableList } from './UnreadableList.tsx';
import { type KeptRun, useRuns } from './useRuns.ts';

/** The runs kept in this browser: what runs, what is owed, what is past, live apart from drills. */
export function RunsPage({ base }: { base: string }) {
  const [kept, reload] = useRuns();
  const runs = kept?.runs ?? [];
  const running = runs.filter(({ state }) => state.status === 'running');
  const past = runs.filter(({ state }) => state.status !== 'running');
  const owing = past.filter(({ state }) => state.owed.length > 0);
  const live = past.filter(({ state }) => state.header.mode === 'live');
  const drills = past.filter(({ state }) => state.header.mode === 'drill');
  const [left, setLeft] = useState<Place[]>([]);
  const onDeleted = (places: Place[]) => {
    setLeft(places);
    reload();
  };
  const shared = { base, onDeleted };

  return (
    <div className={styles.page} data-loaded={kept ? '' : undefined}>
      <h1>Runs</h1>
      <p className={styles.lead}>
        They are kept in this browser and nowhere else. Export a run to keep it elsewhere, or to
        hand it to somebody.
      </p>
      <Problems problems={kept?.problems ?? {}} />
      <div role="alert">
        {left.map((place) => (
          <p key={place} className={styles.problem}>
            <strong>{PLACE_WORDS[place]}</strong> could not be reached while the run was deleted. It
            may still hold it: if the run comes back, delete it again.
          </p>
        ))}
      </div>
      {kept === undefined && <p>Reading what is kept…</p>}
      <div className={styles.tools}>
        <Button disabled={runs.length === 0} onClick={() => exportAll(runs)}>
          Export all ({runs.length})
        </Button>
        <ImportRuns reload={reload} />
      </div>
      {kept && (
        <>
          <h2>Running</h2>
          <RunList runs={running} none="Nothing is running." {...shared} />
          <h2>Owed</h2>
          <OwedList runs={owing} base={base} />
          <h2>Past runs</h2>
          <RunList runs={live} none="No live run has ended here." {...shared} />
          <h2>Past drills</h2>
          <RunList runs={drills} none="No drill has ended here." {...shared} />
          <ProcedureFigures runs={past} base={base} />
          <UnreadableList unreadable={kept.unreadable} />
        </>
      )}
    </div>
  );
}

/** Downloads all runs, in several files where one would be too large to be imported again. */
function exportAll(runs: KeptRun[]): void {
  const files = exportRuns(
    runs.map(({ record }) => record),
    MAX_IMPORT_BYTES,
  );
  const day = localDay(new Date());
  for (const [i, text] of files.entries()) {
    const part = files.length > 1 ? `-${i + 1}-of-${files.length}` : '';
    downloadText(`rollbook-${day}${part}.runs.json`, text, 'application/json');
  }
}

const PROBLEM_WORDS = {
  unavailable: 'cannot be used',
  full: 'is full',
  unreadable: 'cannot be read',
  newer: 'belongs to a newer version of this site',
} as const;
const PLACE_WORDS = {
  local: 'The storage of this browser',
  durable: 'The database of this browser',
} as const;

function Problems({
  problems,
}: {
  problems: Partial<Record<'local' | 'durable', keyof typeof PROBLEM_WORDS>>;
}) {
  return (
    <div role="status">
      {(['local', 'durable'] as const).map((place) => {
        const problem = problems[place];
        return (
          problem && (
            <p key={place} className={styles.problem}>
              <strong>{PLACE_WORDS[place]}</strong> {PROBLEM_WORDS[problem]}. What is shown here may
              not be all.
            </p>
          )
        );
      })}
    </div>
  );
}
