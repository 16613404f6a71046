import { expect, test } from 'vitest';
import { reviewDue } from '../../../plugins/rollbook/model/reviewDue.ts';

const HOUR = 3600;

test.each([
  ['2026-01-15', 90 * 24 * HOUR, '2026-04-15'],
  ['2026-01-15', 36 * HOUR, '2026-01-17'],
  ['2026-01-15', HOUR, '2026-01-16'],
  ['2026-01-15', 0, '2026-01-15'],
  ['2026-01-15', Number.MAX_SAFE_INTEGER, '9999-12-31'],
  ['9999-12-30', 2 * 24 * HOUR, '9999-12-31'],
])('reviewed on %s, and due again after %i seconds: %s', (reviewed, reviewEvery, due) => {
  expect(reviewDue({ reviewed, reviewEvery })).toBe(due);
});

test('there is no day where a runbook does not say from when and how often', () => {
  expect(reviewDue({ reviewed: '2026-01-15' })).toBeUndefined();
  expect(reviewDue({ reviewEvery: HOUR })).toBeUndefined();
  expect(reviewDue({ reviewed: 'never', reviewEvery: HOUR })).toBeUndefined();
});
