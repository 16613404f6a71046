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

test.each(['a ', '{{a}}', '</a>', '\\', 'a@b.c ', '&'])(
  'a line of nothing but %j is bounded',
  (unit) => {
    const line = unit.repeat(50_000 / unit.length);
    const found = findDepth(`One.\n\n${line}\n`);
    expect(found?.reason).toMatch(/^Expected at most [\d_]+ .*, found more$/);
    expect(found?.place.start.line).toBe(3);
  },
);

test.each([
  ['a paragraph of 4,000 words', 'words '.repeat(4000)],
  ['a picture as a data address', `![](data:image/png;base64,${'iVBORw0KGgo+/'.repeat(4000)})`],
])('%s in one line is read', (_, line) => {
  expect(findDepth(line)).toBeUndefined();
});
