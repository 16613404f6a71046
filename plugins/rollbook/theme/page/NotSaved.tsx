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
  /** What the button says that hands it out. */
  download?: string;
  onDownload?: (() => void) | undefined;
  /** How many ticks are stored that cannot be read. It is said where there is no problem. */
  unreadable?: number;
}

/** Says NOT SAVED and why. The region is always there, so that its filling is spoken. */
export function NotSaved({
  problem,
  what,
  download = 'Download what is ticked',
  onDownload,
  unreadable = 0,
}: NotSavedProps) {
  return (
    <div role="status" className={styles.region}>
      {(problem || unreadable > 0) && (
        <div className={styles.notice}>
          {problem ? (
            <p>
              <strong>NOT SAVED:</strong> {REASONS[problem]} {what} last until this page is closed.
            </p>
          ) : (
            <p>
              <strong>UNREADABLE:</strong>{' '}
              {unreadable === 1 ? 'one tick stored here is' : `${unreadable} ticks stored here are`}{' '}
              damaged or from a newer version, and left as stored.
            </p>
          )}
          {onDownload && <Button onClick={onDownload}>{download}</Button>}
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
  const unreadable = useSyncExternalStore(ticks.subscribe, ticks.unreadable, () => 0);
  const download = () => {
    const at = now().toISOString();
    const record = { schemaVersion: 1, runbook, at, ...ticks.export() };
    downloadJson(`${runbook}-${at.slice(0, 10)}.ticks.json`, record);
  };
  return (
    <NotSaved
      problem={ticksProblem ?? valuesProblem}
      what={ticksProblem ? 'Ticks and values' : 'Values'}
      download={unreadable > 0 ? 'Download what is stored' : 'Download what is ticked'}
      onDownload={ticksProblem || unreadable > 0 ? download : undefined}
      unreadable={unreadable}
    />
  );
}
