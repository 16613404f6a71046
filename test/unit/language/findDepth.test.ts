import { expect, test } from 'vitest';
import { findDepth } from '../../../plugins/rollbook/language/findDepth.ts';

test.each([
  ['items', '- \n', 20_000],
  ['quotations', '> a\n', 20_000],
  ['lines', '\n', 99_999],
  ['lines of code', '```\n', 99_999],
])('%s are bounded', (_, unit, most) => {
  expect(findDepth(unit.repeat(most))).toBeUndefined();
  const found = findDepth(unit.repeat(most + 1));
  expect(found?.reason).toMatch(/^Expected at most .* in one file, found more$/);
  // The last line is the one behind the last line end.
  expect(found?.place.start.line).toBe(unit === '\n' || unit === '```\n' ? most + 2 : most + 1);
});
