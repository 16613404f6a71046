import { describe, expect, test } from 'vitest';
import {
  type Condition,
  isCondition,
  meets,
  parseCondition,
} from '../../../plugins/rollbook/model/condition.ts';
import { formatCondition } from '../../../plugins/rollbook/model/conditionText.ts';

const READ: [string, Condition][] = [
  ['stats_deviation > 10%', { metric: 'stats_deviation', op: '>', value: 10, unit: '%' }],
  ['latency >= 500 ms', { metric: 'latency', op: '>=', value: 500, unit: 'ms' }],
  ['errors<5', { metric: 'errors', op: '<', value: 5 }],
  ['delta <= -1.5', { metric: 'delta', op: '<=', value: -1.5 }],
  ['down != 0', { metric: 'down', op: '!=', value: 0 }],
  ['legacy_path = ok', { metric: 'legacy_path', op: '=', value: 'ok' }],
  ['deviation 2%..10%', { metric: 'deviation', op: '..', low: 2, high: 10, unit: '%' }],
  ['deviation 2..10%', { metric: 'deviation', op: '..', low: 2, high: 10, unit: '%' }],
];

describe('a condition', () => {
  test.each(READ)('%s is read', (text, condition) => {
    expect(parseCondition(text)).toEqual(condition);
    expect(parseCondition(formatCondition(condition))).toEqual(condition);
  });

  test.each([
    '',
    '> 5%',
    'a b',
    'a > b',
    'a > 5% and b > 3%',
    'x 10..2',
    'x 1ms..2s',
    'f(x) > 1',
    'x > 1e3',
    'x 1E2..2E3',
  ])('%s is none, and says what is', (text) => {
    const reading = parseCondition(text);
    expect(isCondition(reading)).toBe(false);
    expect(reading).toHaveProperty('expected');
  });

  test.each([
    ['x > 5%', '5%', false],
    ['x > 5%', '5.1 %', true],
    ['x >= 5', '5', true],
    ['x < 5ms', '4ms', true],
    ['x <= 5', '6', false],
    ['x = 0', '0', true],
    ['x != 0', '0', false],
    ['x 2..10', '2', true],
    ['x 2..10', '10', false],
    ['x = ok', 'OK', true],
    ['x != ok', 'ok', false],
    ['x > 5', 'many', undefined],
    ['x > 5', '', undefined],
    ['x > 5ms', '6s', undefined],
  ])('%s with %s observed: %s', (text, observed, met) => {
    const condition = parseCondition(text);
    if (!isCondition(condition)) throw new Error(condition.expected);
    expect(meets(condition, observed)).toBe(met);
  });
});
