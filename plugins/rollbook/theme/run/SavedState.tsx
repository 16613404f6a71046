import { useSyncExternalStore } from 'react';
import { exportRun } from '../../run/exportRun.ts';
import { fileNames } from '../../run/fileNames.ts';
import type { Saved } from '../../run/saver.ts';
import { Button } from '../status/Button.tsx';
import { downloadText } from './downloadText.ts';
import { useRun, useRunPart } from './RunContext.ts';
import styles from './RunHead.module.css';

const REASONS: Record<Extract<Saved, { state: 'not-saved' }>['reason'], string> = {
  unavailable: 'this browser does not let the page keep it safely',
  full: 'the storage of this browser is full',
  unreadable: 'something else is stored in its place, and is left as it is',
  newer: 'the storage belongs to a newer version of this site',
};

/** Whether the run is kept. “Saved” is said only where the copy is on the disk. */
export function SavedState() {
  const { open } = useRun();
  const { saved, state } = useRunPart(open, (view) => view);
  const coming = useSyncExternalStore(open.coming.subscribe, open.coming.get, open.coming.get);
  const said = coming && saved.state === 'saved' ? 'saving' : saved.state;
  const failed = saved.state === 'not-saved' ? saved : undefined;
  return (
    <div className={styles.saved} data-saved={said} data-events={state.events.length}>
      {!failed && <p>{said === 'saved' ? 'Saved' : 'Saving…'}</p>}
      <div role="status">
        {failed && (
          <p>
            <strong>NOT SAVED:</strong> {REASONS[failed.reason]}.{' '}
            {failed.kept === 'memory'
              ? 'The run goes on, and lasts until this page is closed.'
              : 'A copy is kept that a crash may cut short.'}
          </p>
        )}
      </div>
      {failed && (
        <div className={styles.rescue}>
          <Button
            onClick={() => {
              const { record, state } = open.store.getSnapshot();
              downloadText(fileNames(state).record, exportRun(record), 'application/json');
            }}
          >
            Download the run
          </Button>
          <Button onClick={() => open.store.retry()}>Try again</Button>
        </div>
      )}
    </div>
  );
}
