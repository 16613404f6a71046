import { useEffect, useRef, useState } from 'react';
import { type Clock, type Clocks, readClocks } from '../../run/clocks.ts';
import { formatMs } from '../../run/formatTime.ts';
import type { RunState, StepState } from '../../run/runState.ts';
import { budgetWords, type Spoken, speak, stageOf, writeClock } from './clockWords.ts';
import styles from './RunClocks.module.css';
import { useRun, useRunState } from './RunContext.ts';
import { TargetClocks } from './TargetClocks.tsx';

const GAP_WORDS = {
  asleep: 'the computer slept, or its clock was set forward',
  'clock-set-back': 'the clock was set back',
  away: 'the page was closed',
} as const;

/**
 * The clocks: since detection, this step, the whole procedure. They count and never lock anything.
 * Timers are silent; a region beside them speaks at most once a minute and at thresholds.
 */
export function RunClocks({ step }: { step: string | undefined }) {
  const { open } = useRun();
  const state = useRunState();
  const { now } = open.parts;
  const [time, setTime] = useState(now);
  const [words, setWords] = useState('');
  const spoken = useRef<Spoken>(undefined);
  const running = state.status === 'running';

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setTime(now()), 1000);
    return () => clearInterval(timer);
  }, [running, now]);

  const clocks = readClocks(state, time, step);
  const found = state.steps.find(({ id }) => id === step);
  const own = stepClock(state, clocks, found);
  useEffect(() => {
    const said = speak(own ? { ...clocks, step: own } : clocks, step, spoken.current);
    spoken.current = said.spoken;
    if (said.words !== undefined) setWords(said.words);
  });

  return (
    <section className={styles.clocks} aria-label="Clocks">
      <Face
        name={state.detected ? 'Since detection' : 'Since the start'}
        clock={clocks.sinceDetection}
      />
      <Face name="The procedure" clock={clocks.procedure} />
      {found && own && (own.running || own.budget !== undefined) && (
        <Face name={`Step ${found.step.code}`} clock={own} />
      )}
      <TargetClocks time={time} />
      {state.gaps.length > 0 && (
        <details className={styles.gaps}>
          <summary>
            {state.gaps.length === 1 ? 'A gap' : `${state.gaps.length} gaps`} in the time
          </summary>
          <ul>
            {state.gaps.map(({ kind, ms, after }) => (
              <li key={after}>
                {formatMs(ms)}: {GAP_WORDS[kind]}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p role="status" className={styles.spoken}>
        {words}
      </p>
    </section>
  );
}

/**
 * The clock of a step. Of the current one, where nobody said when it began, it counts from where the
 * record will count it.
 */
function stepClock(
  state: RunState,
  { step, procedure }: Clocks,
  found: StepState | undefined,
): Clock | undefined {
  const begun = found?.attempts.some(({ end }) => !end);
  if (!step || !found || found.id !== state.current || begun || found.status === 'failed')
    return step;
  const began = state.started?.elapsed ?? 0;
  const opened = found.departures.findLast(({ kind }) => kind === 'reopened');
  const since = Math.max(state.since?.elapsed ?? began, opened?.when.elapsed ?? 0);
  const elapsed = step.elapsed + Math.max(0, procedure.elapsed + began - since);
  if (step.budget === undefined) return { ...step, elapsed, running: procedure.running };
  return {
    ...step,
    elapsed,
    left: Math.max(0, step.budget - elapsed),
    over: Math.max(0, elapsed - step.budget),
    running: procedure.running,
  };
}

function Face({ name, clock }: { name: string; clock: Clock }) {
  const { elapsed, budget } = clock;
  const stage = stageOf(clock);
  return (
    <div className={styles.face} data-stage={stage}>
      <span className={styles.name}>{name}</span>
      <span role="timer" aria-label={name} className={styles.time}>
        {writeClock(elapsed)}
      </span>
      {budget !== undefined && (
        <>
          <span className={styles.bar} aria-hidden="true">
            <span style={{ inlineSize: `${Math.min(100, (elapsed / budget) * 100)}%` }} />
          </span>
          <span className={styles.budget}>
            {stage === 'over'
              ? `${formatMs(clock.over ?? 0)} over ${formatMs(budget)}`
              : `of ${formatMs(budget)}`}
          </span>
          <span className={styles.spoken}>{stage === 'near' && budgetWords(name, clock)}</span>
        </>
      )}
    </div>
  );
}
