import { type ReactNode, useSyncExternalStore } from 'react';
import type { RunbookPlace } from '../../model/views.ts';
import { now } from '../page/browserStorage.ts';
import { PageLink } from '../status/PageLink.tsx';
import styles from './RunningHere.module.css';
import { type TicksToday, ticksToday } from './ticksToday.ts';

interface RunningHereProps {
  runbooks: readonly RunbookPlace[];
  /** List items that come before the ticks: the runs, where there are any. */
  runs?: ReactNode;
}

/**
 * What is under way in this browser: the runbooks in whose checklists something was ticked today.
 * Nothing where there is nothing, and nothing before the browser has taken over.
 */
export function RunningHere({ runbooks, runs }: RunningHereProps) {
  const kept = useSyncExternalStore(subscribe, keptHere, () => NOTHING);
  const ticks = JSON.parse(kept) as TicksToday[];
  if (ticks.length === 0 && !runs) return null;
  const placeOf = new Map(runbooks.map((runbook) => [runbook.id, runbook]));
  return (
    <section className={styles.running} aria-labelledby="running-here">
      <h2 id="running-here">Under way in this browser</h2>
      <ul>
        {runs}
        {ticks.map(({ runbook, items }) => {
          const place = placeOf.get(runbook);
          return (
            <li key={runbook}>
              {place ? (
                <PageLink href={place.href}>{place.title}</PageLink>
              ) : (
                <code>{runbook}</code>
              )}
              <span>
                {items} {items === 1 ? 'item' : 'items'} ticked today
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const NOTHING = '[]';

/** As text, because a snapshot must be the same until something changed. */
function keptHere(): string {
  try {
    return JSON.stringify(ticksToday(window.localStorage, now()));
  } catch {
    // A browser that keeps nothing has nothing under way.
    return NOTHING;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('storage', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}
