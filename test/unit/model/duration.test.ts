import { describe, expect, test } from 'vitest';
import {
  formatDuration,
  parseDuration,
  spellDuration,
} from '../../../plugins/rollbook/model/duration.ts';
import fc from '../../seeded.ts';

describe('a duration', () => {
  test.each([
    ['90s', 90],
    ['15m', 900],
    ['2h', 7200],
    ['7d', 604_800],
    ['2w', 1_209_600],
    ['1h30m', 5400],
    ['1d12h', 129_600],
    ['0s', 0],
  ])('%s is %i seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each([
    '',
    '5',
    'm',
    '1.5h',
    '30m1h',
    '1h 30m',
    '-5m',
    '5 m',
    'soon',
    '1h1h',
    '9'.repeat(400),
  ])('%s is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('is written so that it reads the same', () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => parseDuration(formatDuration(seconds)) === seconds),
    );
  });

  test.each([
    [0, '0 s'],
    [420, '7 min'],
    [5400, '1 h 30 min'],
    [86_400, '1 d'],
    [90_061, '1 d 1 h 1 min 1 s'],
  ])('%i is spelled %s', (seconds, words) => {
    expect(spellDuration(seconds)).toBe(words);
  });
});
