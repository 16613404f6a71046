import { expect, test } from 'vitest';
import { detectedAt } from '../../../../plugins/rollbook/theme/run/DetectionFields.tsx';

const NOW = Date.UTC(2026, 10, 21, 2, 14);
const at = (time: string) => detectedAt({ kind: 'at', minutes: '', time }, NOW);

test('a detection before 2000 is refused in words', () => {
  for (const time of ['0026-11-21T02:14', '1969-12-01T00:00', '1999-12-30T00:00'])
    expect(at(time)).toEqual({ message: expect.stringContaining('before 2000-01-01') });
  expect(at('2000-01-03T00:00')).toBe(Date.parse('2000-01-03T00:00'));
});
