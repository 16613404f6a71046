import { formatMs } from '../../run/formatTime.ts';
import { targetResults } from '../../run/metrics.ts';
import type { RunState } from '../../run/runState.ts';
import styles from './Panel.module.css';

/** The runbook's targets beside what the run made of them. */
export function TargetResults({ state }: { state: RunState }) {
  const results = targetResults(state);
  if (results.length === 0) return null;
  return (
    <>
      <h3>Targets</h3>
      <ul className={styles.targets}>
        {results.map(({ target, measured, met }) => (
          <li key={target.line}>
            {target.metric}: {measuredWords(measured)}, target {target.target}
            {met !== undefined && <strong>{met ? ', met' : ', missed'}</strong>}
          </li>
        ))}
      </ul>
    </>
  );
}

function measuredWords(measured: number | string | undefined): string {
  if (measured === undefined) return 'not measured';
  return typeof measured === 'number' ? formatMs(measured) : measured;
}
