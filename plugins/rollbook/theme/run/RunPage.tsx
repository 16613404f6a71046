import { useCallback, useContext, useEffect, useState } from 'react';
import type { Runbook } from '../../model/runbook.ts';
import { loadRuns } from '../../run/loadRun.ts';
import { readRunAddress, runHref } from './addresses.ts';
import { browserParts, wait } from './browserParts.ts';
import type { Fetched } from './fetchRunbook.ts';
import { type OpenRun, openRun } from './openRun.ts';
import { RunbookSource } from './RunbookSource.ts';
import styles from './RunPage.module.css';
import { RunScreen } from './RunScreen.tsx';
import { StartForm } from './StartForm.tsx';

type Shown =
  | { kind: 'opening' }
  | { kind: 'start'; runbook: Runbook; procedure: string }
  | { kind: 'run'; open: OpenRun; fresh: boolean }
  | { kind: 'message'; text: string };

/** What is shown, and whether the durable copy is still to be asked. */
type Found = Shown & { late?: boolean };

export interface RunPageProps {
  /** The site's base URL, with a slash at its end. */
  base: string;
  /** What the site was built from. */
  commit?: string;
  /** The query that says what is to be run, where it is not the page's own. */
  search?: string;
}

/** Run mode: starts the run that the address asks for, or goes on with one. */
export function RunPage({ base, commit, search = window.location.search }: RunPageProps) {
  const [shown, setShown] = useState<Shown>({ kind: 'opening' });
  const [address] = useState(() => readRunAddress(search));
  const load = useContext(RunbookSource);

  useEffect(() => {
    let gone = false;
    // A run that opens for nobody would listen on, and write down again what is deleted.
    const show = (found: Shown) => {
      if (!gone) setShown(found);
      else if (found.kind === 'run') found.open.close();
    };
    const look = async () => {
      let found = await find(address, (id) => load(base, id));
      show(found);
      // A database that comes to itself late is not waited for, and not forgotten.
      for (let time = 0; found.late && time < TRIES && !gone; time++) {
        await wait();
        if (!gone) found = await askAgain(found, address.run);
        show(found);
      }
    };
    look();
    return () => {
      gone = true;
    };
  }, [address, base, load]);

  const open = shown.kind === 'run' ? shown.open : undefined;
  useEffect(() => () => open?.close(), [open]);

  const begin = useCallback(
    (started: OpenRun, unconfirmed: string) => {
      const { runId } = started.store.getSnapshot().record.header;
      // A reload goes on with this run and does not begin another one.
      window.history.replaceState(window.history.state, '', runHref(base, runId, unconfirmed));
      setShown({ kind: 'run', open: started, fresh: true });
    },
    [base],
  );

  switch (shown.kind) {
    case 'opening':
      return <p className={styles.plain}>Opening…</p>;
    case 'run':
      return <RunScreen open={shown.open} base={base} fresh={shown.fresh} />;
    case 'start':
      return <StartForm {...shown} address={address} base={base} commit={commit} onStart={begin} />;
    case 'message':
      return (
        <div className={styles.plain}>
          <h1>No run is open</h1>
          <p role="alert">{shown.text}</p>
          <p>
            <a href={`${base}runs`}>The runs kept in this browser</a>
            {' · '}
            <a href={base}>All runbooks</a>
          </p>
        </div>
      );
  }
}

/** How often a database that does not answer is asked again; each time takes up to ten seconds. */
const TRIES = 20;

const NO_RUN =
  'This browser keeps no such run. If somebody gave it to you as a file, import it on the page of runs.';
const NO_ANSWER =
  'The database of this browser does not answer, and the run may be in it. It is asked again; leave this page open.';

/** Asks for a run again of which the durable copy was late, and adds what it holds. */
async function askAgain(found: Found, run: string | undefined): Promise<Found> {
  const parts = browserParts();
  const { runs, late } = await loadRuns(parts.local, parts.durable, run);
  const [loaded] = runs;
  if (found.kind === 'run') {
    if (loaded && !late) found.open.store.merge(loaded.record.events);
    return { ...found, late };
  }
  if (loaded) return { kind: 'run', open: openRun(loaded, parts), fresh: false, late };
  return { kind: 'message', text: late ? NO_ANSWER : NO_RUN, late };
}

async function find(
  address: ReturnType<typeof readRunAddress>,
  load: (id: string) => Promise<Fetched>,
): Promise<Found> {
  const { run, runbook, procedure, query } = address;
  if (run) {
    const parts = browserParts();
    const { runs, unreadable, late } = await loadRuns(parts.local, parts.durable, run);
    const [found] = runs;
    if (found) return { kind: 'run', open: openRun(found, parts, { query }), fresh: false, late };
    const here = unreadable.some(({ runId }) => runId === run);
    const text = here
      ? 'What this browser keeps of this run cannot be read. It is left as it is; the page of runs offers it as a download.'
      : late
        ? NO_ANSWER
        : NO_RUN;
    return { kind: 'message', text, late };
  }
  if (!runbook || !procedure)
    return {
      kind: 'message',
      text: 'Run mode starts at a procedure: open a runbook and choose “Run this procedure”.',
    };
  const loaded = await load(runbook);
  if (loaded.state === 'gone')
    return { kind: 'message', text: `There is no runbook \`${runbook}\` on this site.` };
  if (loaded.state === 'unknown')
    return {
      kind: 'message',
      text: 'The runbook could not be loaded. Is there a connection to the site? Runs that have begun do not need one.',
    };
  if (!loaded.runbook.procedures.some(({ id }) => id === procedure))
    return { kind: 'message', text: `The runbook has no procedure \`${procedure}\`.` };
  return { kind: 'start', runbook: loaded.runbook, procedure };
}
