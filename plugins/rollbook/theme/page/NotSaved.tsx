import { useSyncExternalStore } from 'react';
import type { Problem } from '../../run/keys.ts';
import { Button } from '../status/Button.tsx';
import { now } from './browserStorage.ts';
import { downloadJson } from './downloadJson.ts';
import styles from './NotSaved.module.css';
import { useRunbook, useValues } from './RunbookContext.ts';

const REASONS: Record<Problem, string> = {
  unavailable: 'this browser does not let the page store anything.',
  full: 'the storage of this browser is full.',
  unreadable: 'what is stored here is damaged or from a newer version, and is left as it is.',
};

interface NotSavedProps {
  problem: Problem | undefined;
  /** What is not saved, as a sentence begins: `Ticks`. */
  what: string;
  onDownload?: () => void;
}

/** Says NOT SAVED and why. The region is always there, so that its filling is spoken. */
export function NotSaved({ problem, what, onDownload }: NotSavedProps) {
  return (
    <div role="status" className={styles.region}>
      {problem && (
        <div className={styles.notice}>
          <p>
            <strong>NOT SAVED:</strong> {REASONS[problem]} {what} last until this page is closed.
          </p>
          {onDownload && <Button onClick={onDownload}>Download what is ticked</Button>}
        </div>
      )}
    </div>
  );
}

/** The notice of the whole page, for its ticks and its values. */
export function PageNotSaved() {
  const { runbook, ticks } = useRunbook();
  const { problem: valuesProblem } = useValues();
  const ticksProblem = useSyncExternalStore(ticks.subscribe, ticks.problem, () => undefined);
  const problem = ticksProblem ?? valuesProblem;
  return (
    <NotSaved
      problem={problem}
      what={ticksProblem ? 'Ticks and values' : 'Values'}
      onDownload={
        ticksProblem &&
        (() => {
          const at = now().toISOString();
          const record = { schemaVersion: 1, runbook, at, ...ticks.export() };
          downloadJson(`${runbook}-${at.slice(0, 10)}.ticks.json`, record);
        })
      }
    />
  );
}
