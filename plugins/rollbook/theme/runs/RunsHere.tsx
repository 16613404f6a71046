import { formatMoment } from '../../run/formatTime.ts';
import { isSettled } from '../../run/runState.ts';
import { runHref } from '../run/addresses.ts';
import { useRuns } from './useRuns.ts';

/** What of the runs is under way or owed, as list items for the first page. */
export function RunsHere({ base }: { base: string }) {
  const [kept] = useRuns();
  const runs = kept?.runs ?? [];
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
