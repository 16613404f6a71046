import { elapsed, type Now } from '../../run/elapsed.ts';
import { formatMs } from '../../run/formatTime.ts';
import { type Metrics, metricOf, metricsOf, targetLimit } from '../../run/metrics.ts';
import { isSettled, type RunState } from '../../run/runState.ts';
import styles from './RunClocks.module.css';
import { useRunState } from './RunContext.ts';

/**
 * The times that the runbook has targets for, as they stand: what is measured, and for the part
 * that is under way, what has passed of it. In ms.
 */
export function timesSoFar(state: RunState, time: Now): Metrics & { open?: keyof Metrics } {
  const measured = metricsOf(state);
  if (state.ended || !state.started) return measured;
  const now = (elapsed(state.events, time).now ?? 0) - state.started.elapsed;
  const changing = state.steps.filter(({ step }) => step.effect !== 'read');
  const changed = changing.length > 0 && changing.every(isSettled);
  if (!changed) return { ...measured, execute: now, validate: undefined, open: 'execute' };
  const checking = state.steps.some((step) => step.step.kind === 'check' && !isSettled(step));
  if (!checking) return measured;
  return { ...measured, validate: Math.max(0, now - (measured.execute ?? 0)), open: 'validate' };
}

/** The runbook's targets as they fill up. Nothing where the runbook has none of the kind. */
export function TargetClocks({ time }: { time: Now }) {
  const state = useRunState();
  const rows = state.header.snapshot.targets.flatMap((target) => {
    const name = metricOf(target);
    const limit = targetLimit(target);
    return name && limit !== undefined ? [{ target, name, limit }] : [];
  });
  if (rows.length === 0) return null;
  const times = timesSoFar(state, time);
  return (
    <dl className={styles.targets} aria-label="Targets of the runbook">
      {rows.map(({ target, name, limit }) => {
        const ms = times[name];
        const over = ms !== undefined && ms > limit;
        return (
          <div
            key={target.line}
            data-over={over || undefined}
            data-open={times.open === name || undefined}
          >
            <dt>{target.metric}</dt>
            <dd>
              {ms === undefined ? 'not yet' : formatMs(ms)}, target {target.target}
              {over && <strong> (missed)</strong>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
