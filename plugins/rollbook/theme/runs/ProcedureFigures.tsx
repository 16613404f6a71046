import { formatMoment, formatMs } from '../../run/formatTime.ts';
import { type Metrics, metricOf, metricsOf, targetLimit } from '../../run/metrics.ts';
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
  const measured = runs
    .filter(({ state }) => state.status !== 'abandoned')
    .map(({ state }) => metricsOf(state));
  const rows = (Object.keys(METRICS) as (keyof Metrics)[]).flatMap((name): FigureRow[] => {
    const times = measured.flatMap((metrics) => metrics[name] ?? []);
    if (times.length === 0) return [];
    const target = snapshot.targets.find((row) => metricOf(row) === name);
    const budget = name === 'total' ? snapshot.procedure.budget : undefined;
    const limit =
      (target && targetLimit(target)) ?? (budget === undefined ? undefined : budget * 1000);
    return [{ name: METRICS[name], times, ...(limit !== undefined && { limit }) }];
  });
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
      {rows.length > 0 && <FigureChart title={snapshot.procedure.title} rows={rows} />}
      {rows.length > 0 && (
        <ul className={styles.numbers}>
          {rows.map(({ name, times, limit }) => (
            <li key={name}>
              {name}: {times.map((ms) => formatMs(ms)).join(', ')}
              {limit !== undefined &&
                ` (target ${formatMs(limit)}, met in ${times.filter((ms) => ms <= limit).length} of ${times.length})`}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
