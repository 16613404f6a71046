import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  DRILL_WORDS,
  drillState,
  isDrillOver,
} from '../../../plugins/rollbook/model/drillState.ts';

describe('the state of a drill', () => {
  it.each([
    ['passed', 'passed'],
    ['Passed on 2026-03-01', 'passed'],
    ['2026-03-01: passed', 'passed'],
    ['held', 'passed'],
    ['Completed, 14 minutes', 'passed'],
    ['yes', 'passed'],
    ['✓', 'passed'],
    ['✓ 2026-03-01', 'passed'],
    ['✓ done', 'passed'],
    ['✓ failed', 'failed'],
    ['✓ not done', 'unknown'],
    ['FAILED', 'failed'],
    ['planned', 'planned'],
    ['planned, the last one failed', 'planned'],
    ['Cancelled: no staff', 'dropped'],
    ['canceled', 'dropped'],
    ['skipped', 'dropped'],
    ['not passed', 'unknown'],
    ['not done', 'unknown'],
    ['passable', 'unknown'],
    ['2026-03-01', 'unknown'],
    ['', 'unknown'],
  ])('of `%s` is %s', (status, state) => {
    expect(drillState(status)).toBe(state);
  });

  it('is over where it was held or will not be', () => {
    const states = Object.entries(DRILL_WORDS).map(([state, [word = '']]) => [
      state,
      isDrillOver(word),
    ]);
    expect(Object.fromEntries(states)).toEqual({
      passed: true,
      failed: true,
      planned: false,
      dropped: true,
    });
    expect(isDrillOver('postponed')).toBe(false);
  });

  it('has its words in the docs, a row for each state', () => {
    const page = path.join(import.meta.dirname, '../../../docs/authoring/drills.mdx');
    const [, table = ''] =
      /\| First word \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(readFileSync(page, 'utf8')) ?? [];
    const rows = table
      .trim()
      .split('\n')
      .map((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, word]) => word));
    expect(rows).toEqual(Object.values(DRILL_WORDS));
  });
});
