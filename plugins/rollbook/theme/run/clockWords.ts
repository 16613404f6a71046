import type { Clock, Clocks } from '../../run/clocks.ts';
import { formatMs } from '../../run/formatTime.ts';

/** `4:07`, or `1:04:07` from an hour on. */
export function writeClock(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How far a clock is through its budget: under four fifths of it, over that, or over all of it. */
export function stageOf(clock: Clock | undefined): 'open' | 'within' | 'near' | 'over' {
  if (clock?.budget === undefined) return 'open';
  if (clock.elapsed >= clock.budget) return 'over';
  return clock.elapsed >= clock.budget * 0.8 ? 'near' : 'within';
}

/** What was said last, and when. */
export interface Spoken {
  at: number;
  step?: string;
  stages: string;
}

const MINUTE = 60_000;

/**
 * What a person who cannot see the clocks should hear now: at a threshold of a budget at once, else
 * at most once a minute. Returns nothing to say where `words` is undefined.
 */
export function speak(
  clocks: Clocks,
  step: string | undefined,
  last: Spoken | undefined,
): { words?: string; spoken: Spoken } {
  const at = clocks.sinceDetection.elapsed;
  const stages = `${stageOf(clocks.step)} ${stageOf(clocks.procedure)}`;
  const fresh: Spoken = { at, stages, ...(step !== undefined && { step }) };
  if (!last || !clocks.sinceDetection.running) return { spoken: fresh };
  const crossed: string[] = [];
  const [stepBefore, runBefore] = last.stages.split(' ');
  if (last.step === step && stageOf(clocks.step) !== stepBefore)
    crossed.push(budgetWords('This step', clocks.step));
  if (stageOf(clocks.procedure) !== runBefore)
    crossed.push(budgetWords('The procedure', clocks.procedure));
  const said = crossed.filter((words) => words !== '').join(' ');
  if (said) return { words: said, spoken: fresh };
  if (at - last.at < MINUTE) return { spoken: { ...fresh, at: last.at } };
  return { words: `${formatMs(Math.floor(at / MINUTE) * MINUTE)} since detection.`, spoken: fresh };
}

/** `This step: 40 s left of 2 min.`; empty without a budget. */
export function budgetWords(what: string, clock: Clock | undefined): string {
  if (clock?.budget === undefined) return '';
  const budget = formatMs(clock.budget);
  if (clock.over) return `${what}: ${formatMs(clock.over)} over the budget of ${budget}.`;
  if (clock.left === 0) return `${what}: the budget of ${budget} is used up.`;
  return `${what}: ${formatMs(clock.left ?? 0)} left of ${budget}.`;
}
