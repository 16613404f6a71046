import { useEffect } from 'react';
import type { LastDrill } from '../../model/views.ts';
import { formatMoment } from '../../run/formatTime.ts';
import { isSettled, type RunState } from '../../run/runState.ts';
import { RUN_STATUS_WORDS } from '../../run/statusWords.ts';
import { runHref } from '../run/addresses.ts';
import { useRuns } from './useRuns.ts';

interface RunsHereProps {
  base: string;
  /** Told the last drill of each runbook, by its id, as soon as the runs are read. */
  onDrills: (drills: Readonly<Record<string, LastDrill>>) => void;
}

/** What of the runs is under way or owed, as list items for the first page. */
export function RunsHere({ base, onDrills }: RunsHereProps) {
  const [kept] = useRuns();
  const runs = kept?.runs ?? [];
  useEffect(() => {
    if (kept) onDrills(lastDrills(kept.runs.map(({ state }) => state)));
  }, [kept, onDrills]);
  return (
    <>
      {runs
        .filter(({ state }) => state.status === 'running')
        .map(({ state: { header, steps } }) => (
          <li key={header.runId}>
            <a href={runHref(base, header.runId)}>{header.snapshot.procedure.title}</a>
            <span>
              {header.mode === 'drill' ? 'Drill' : 'Live run'}, {steps.filter(isSettled).length} of{' '}
              {steps.length} steps settled
            </span>
          </li>
        ))}
      {runs.flatMap(({ state: { header, owed } }) =>
        owed.map(({ kind, id, title, due }) => (
          <li key={`${header.runId} ${kind} ${id}`}>
            <a href={runHref(base, header.runId)}>{title}</a>
            <span>
              Owed{due && `, due ${formatMoment({ at: due, zone: header.zone })}`}:{' '}
              {header.snapshot.procedure.title}
            </span>
          </li>
        )),
      )}
    </>
  );
}

/** The last drill of each runbook among runs that stand latest first. */
export function lastDrills(states: readonly RunState[]): Record<string, LastDrill> {
  const drills: Record<string, LastDrill> = {};
  for (const { header, status, started } of states) {
    if (header.mode !== 'drill' || status === 'running') continue;
    drills[header.runbook] ??= { at: (started ?? header).at, ended: RUN_STATUS_WORDS[status] };
  }
  return drills;
}
