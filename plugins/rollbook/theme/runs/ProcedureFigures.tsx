import { formatMoment, formatMs } from '../../run/formatTime.ts';
import { type Metrics, metricOf, metricsOf, targetLimit } from '../../run/metrics.ts';
import type { RunState } from '../../run/runState.ts';
import { RUN_STATUS_WORDS } from '../../run/statusWords.ts';
import { Facts } from '../status/Facts.tsx';
import { FigureChart, type FigureRow } from './FigureChart.tsx';
import styles from './RunsPage.module.css';
import type { KeptRun } from './useRuns.ts';

const METRICS = {
  decide: 'To decide',
  execute: 'To execute',
  validate: 'To validate',
  total: 'In all',
} as const satisfies Record<keyof Metrics, string>;

/** Of each procedure that was run here: its times against the targets, and its last drill. */
export function ProcedureFigures({ runs, base }: { runs: KeptRun[]; base: string }) {
  const groups = new Map<string, KeptRun[]>();
  for (const run of runs) {
    const { runbook, procedure } = run.state.header;
    const key = `${runbook} ${procedure}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  if (groups.size === 0) return null;
  return (
    <section className={styles.figures}>
      <h2>By procedure</h2>
      {[...groups].map(([key, own]) => (
        <Procedure key={key} runs={own} base={base} />
      ))}
    </section>
  );
}

function Procedure({ runs, base }: { runs: KeptRun[]; base: string }) {
  const [latest] = runs;
  if (!latest) return null;
  const { runbook, procedure, snapshot } = latest.state.header;
  const drill = runs.find(({ state }) => state.header.mode === 'drill');
  const live = runs.filter(({ state }) => state.header.mode === 'live').length;
  return (
    <article data-procedure-figures={procedure}>
      <h3>
        <a href={`${base}runbooks/${runbook}#${procedure}`}>{snapshot.procedure.title}</a>
      </h3>
      <Facts
        facts={[
          ['Runbook', snapshot.title],
          ['Live runs', live],
          ['Drills', runs.length - live],
          [
            'Last drill',
            drill
              ? `${formatMoment(drill.state.started ?? drill.state.header)}: ${RUN_STATUS_WORDS[drill.state.status]}`
              : 'none in this browser',
          ],
        ]}
      />
      {(['live', 'drill'] as const).map((mode) => (
        <Figures
          key={mode}
          title={`${snapshot.procedure.title}, ${mode === 'live' ? 'live runs' : 'drills'}`}
          states={runs.map(({ state }) => state).filter(({ header }) => header.mode === mode)}
        />
      ))}
    </article>
  );
}

/** The times of these runs, those that were abandoned left out. */
function Figures({ title, states }: { title: string; states: RunState[] }) {
  const ended = states.filter(({ status }) => status !== 'abandoned');
  const snapshot = ended[0]?.header.snapshot;
  if (!snapshot) return null;
  const rows = (Object.keys(METRICS) as (keyof Metrics)[]).map((name): FigureRow => {
    const times = ended.flatMap((state) => metricsOf(state)[name] ?? []);
    const target = snapshot.targets.find((row) => metricOf(row) === name);
    const limit = target && targetLimit(target);
    return { name: METRICS[name], times, ...(limit !== undefined && { limit }) };
  });
  const { budget } = snapshot.procedure;
  const took = ended.flatMap(({ ended: end, started }) => {
    return end ? [end.elapsed - (started?.elapsed ?? 0)] : [];
  });
  if (budget !== undefined) rows.push({ name: 'Start to end', times: took, limit: budget * 1000 });
  const shown = rows.filter(({ times }) => times.length > 0);
  if (shown.length === 0) return null;
  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      <FigureChart title={title} rows={shown} />
      <ul className={styles.numbers}>
        {shown.map(({ name, times, limit }) => (
          <li key={name}>
            {name}: {times.map((ms) => formatMs(ms)).join(', ')}
            {limit !== undefined &&
              ` (target ${formatMs(limit)}, met in ${times.filter((ms) => ms <= limit).length} of ${times.length})`}
          </li>
        ))}
      </ul>
    </figure>
  );
}
