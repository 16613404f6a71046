import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../plugins/rollbook/language/frontMatter.ts';

function found(yaml: string): string[] {
  const said: string[] = [];
  readFrontMatter(`---\n${yaml}\n---\n`, (_, reason, { start }) =>
    said.push(`${start.line} ${reason}`),
  );
  return said;
}

const TOO_DEEP = 'Expected values that stand at most 200 deep within each other, found more';
const MANY = 3_000;

test.each([
  ['brackets', `b: ${'['.repeat(MANY)}${']'.repeat(MANY)}`],
  ['brackets that never close', `b: ${'['.repeat(MANY)}`],
  ['braces', `b: ${'{a: '.repeat(MANY)}1${'}'.repeat(MANY)}`],
  ['closing brackets in quotes', `b: ${'["]",'.repeat(MANY)}`],
  ['lists on a line', `${'- '.repeat(MANY)}a`],
  ['maps by indent', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')],
])('%s are counted before they are read, however often', (_, yaml) => {
  for (let times = 0; times < 5; times++) {
    const [said = '', ...more] = found(yaml);
    expect(said).toContain(TOO_DEEP);
    expect(more).toEqual([]);
  }
});

test('what stands side by side, or in a text, is not deep', () => {
  expect(found(`b: [${'[1], '.repeat(2_000)}1]`)).toEqual([]);
  expect(found(`b: "${'['.repeat(500)}"\nc: ok`)).toEqual([]);
  expect(found(`b: ${'['.repeat(40)}${']'.repeat(40)}`)).toEqual([]);
});
