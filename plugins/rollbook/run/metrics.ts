import type { Target } from '../model/runbook.ts';
import type { Attempt, RunState, StepState } from './runState.ts';

/** How long the parts of a run took, in ms. Absent where the record does not say. */
export interface Metrics {
  /** From detection to the start of the run. */
  decide?: number;
  /** From the start to the end of the last step that was to change something. */
  execute?: number;
  /** From there to the end of the last check. */
  validate?: number;
  /** From detection, or else the start, to the end of the run. */
  total?: number;
}

/** One row of the runbook's targets beside what the run made of it. */
export interface TargetResult {
  target: Target;
  /** What was measured, in ms, or what somebody entered. */
  measured?: number | string;
  met?: boolean;
}

/** Measures a run. */
export function metricsOf(state: RunState): Metrics {
  const { started, ended, detected, steps } = state;
  const metrics: Metrics = {};
  if (!started) return metrics;
  if (detected) metrics.decide = Math.max(0, Date.parse(started.at) - Date.parse(detected.at));
  const until = ended?.elapsed ?? Number.POSITIVE_INFINITY;
  const lastEnd = (which: (step: StepState) => boolean) =>
    steps
      .filter(which)
      .flatMap(({ attempts }) => attempts.flatMap(endOf))
      .filter((at) => at <= until)
      .reduce<number | undefined>((last, at) => Math.max(last ?? 0, at), undefined);
  const changed = lastEnd(({ step }) => step.effect !== 'read');
  if (changed !== undefined) metrics.execute = Math.max(0, changed - started.elapsed);
  const checked = lastEnd(({ step }) => step.kind === 'check');
  if (changed !== undefined && checked !== undefined && checked > changed)
    metrics.validate = checked - changed;
  if (ended) metrics.total = ended.elapsed - started.elapsed + (metrics.decide ?? 0);
  return metrics;
}

/** When a try ended. One that was declared not applicable changed and checked nothing. */
function endOf({ end, result }: Attempt): number[] {
  return end && result !== 'not-applicable' ? [end.elapsed] : [];
}

/** Words by which a row of the targets says which of the times it means, tried in this order. */
const MEANS: [keyof Metrics, RegExp][] = [
  ['decide', /\btime\b.*\b(decide|decision)\b/i],
  ['validate', /\btime\b.*\b(validate|validation|verify|verification)\b/i],
  ['execute', /\btime\b.*\b(execute|execution|carry|perform|roll ?back)\b/i],
];

const LIMIT = /(?:under|within|below|less than|at most|up to|<=?|≤)\s*(?=\d)/i;

/** One part of a limit: `1 h 30 min` has two. What joins them stands before the second. */
const PART = /(?:\s|and\b)*(\d+(?:\.\d+)?)\s*(s|sec|seconds?|m|min|minutes?|h|hours?)(?![a-z])/giy;

/**
 * Compares the run with the runbook's targets. A row counts as one of the measured times where its
 * words say so and its target is a limit such as `under 15 minutes`; for any other row it is what
 * somebody entered for it (an `observed` event of `targets`), the last word counting.
 */
export function targetResults(state: RunState): TargetResult[] {
  const metrics = metricsOf(state);
  return state.header.snapshot.targets.map((target, i): TargetResult => {
    const entered = state.observed.findLast(({ expect }) => expect === i);
    if (entered) {
      const { value, met } = entered;
      return { target, measured: value, ...(met !== undefined && { met }) };
    }
    const name = metricOf(target);
    const measured = name && metrics[name];
    if (measured === undefined) return { target };
    const limit = targetLimit(target);
    return { target, measured, ...(limit !== undefined && { met: measured <= limit }) };
  });
}

/** Which of the measured times a row of the targets means, by its words. */
export function metricOf(target: Target): keyof Metrics | undefined {
  return MEANS.find(([, words]) => words.test(target.metric))?.[0];
}

/** The limit that a target such as `under 15 minutes` sets, in ms. */
export function targetLimit(target: Target): number | undefined {
  return limitOf(target.target);
}

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

function limitOf(text: string): number | undefined {
  const limit = LIMIT.exec(text);
  if (!limit) return undefined;
  let sum = 0;
  let unit = Number.POSITIVE_INFINITY;
  const parts = text.slice(limit.index + limit[0].length).matchAll(PART);
  for (const [, count, name = ''] of parts) {
    const ms = UNITS[name[0]?.toLowerCase() as keyof typeof UNITS];
    // A part is of a smaller unit than the one before it: anything else is another time.
    if (ms >= unit) break;
    sum += Number(count) * ms;
    unit = ms;
  }
  return unit === Number.POSITIVE_INFINITY ? undefined : sum;
}
