import { describe, expect, test } from 'vitest';
import type { Clocks } from '../../../../plugins/rollbook/run/clocks.ts';
import {
  budgetWords,
  speak,
  stageOf,
  writeClock,
} from '../../../../plugins/rollbook/theme/run/clockWords.ts';

const MINUTE = 60_000;

function clocks(since: number, step: number, budget = 2 * MINUTE): Clocks {
  const left = Math.max(0, budget - step);
  const over = Math.max(0, step - budget);
  return {
    sinceDetection: { elapsed: since, running: true },
    procedure: { elapsed: since, running: true },
    step: { elapsed: step, budget, left, over, running: true },
    gaps: [],
  };
}

describe('the clocks in words', () => {
  test('a clock is written in minutes, and in hours from the first on', () => {
    expect(writeClock(247_900)).toBe('4:07');
    expect(writeClock(3_600_000 + 247_000)).toBe('1:04:07');
    expect(writeClock(-5)).toBe('0:00');
  });

  test('a budget has stages', () => {
    expect(stageOf({ elapsed: 5, running: true })).toBe('open');
    expect(stageOf(clocks(0, 95_000).step)).toBe('within');
    expect(stageOf(clocks(0, 96_000).step)).toBe('near');
    expect(stageOf(clocks(0, 2 * MINUTE).step)).toBe('over');
    expect(budgetWords('This step', clocks(0, 90_000).step)).toBe('This step: 30 s left of 2 min.');
    expect(budgetWords('This step', clocks(0, 3 * MINUTE).step)).toContain('1 min over');
  });
});

describe('speak', () => {
  test('speaks at a threshold at once, and else at most once a minute', () => {
    const said: string[] = [];
    let last: Parameters<typeof speak>[2];
    for (let ms = 0; ms <= 5 * MINUTE; ms += 1000) {
      const { words, spoken } = speak(clocks(ms, ms), 'a', last);
      last = spoken;
      if (words) said.push(words);
    }
    expect(said).toEqual([
      '1 min since detection.',
      'This step: 24 s left of 2 min.',
      'This step: the budget of 2 min is used up.',
      '3 min since detection.',
      '4 min since detection.',
      '5 min since detection.',
    ]);
  });

  test('another step is no threshold, and a run that ended is silent', () => {
    const first = speak(clocks(0, 0), 'a', undefined);
    expect(first.words).toBeUndefined();
    expect(speak(clocks(1000, 3 * MINUTE), 'b', first.spoken).words).toBeUndefined();
    const ended = clocks(10 * MINUTE, 3 * MINUTE);
    ended.sinceDetection.running = false;
    expect(speak(ended, 'a', first.spoken).words).toBeUndefined();
  });
});
