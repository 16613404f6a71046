import { expect, it } from 'vitest';
import { compilePattern } from '../../../plugins/rollbook/model/pattern.ts';
import fc from '../../seeded.ts';

function matches(source: string, value: string): boolean {
  const pattern = compilePattern(source);
  if ('error' in pattern) throw new Error(pattern.error);
  return pattern.matches(value);
}

it.each([
  '^[a-z]+(?:-[a-z]+)*$',
  '^v\\d+\\.\\d{1,3}$',
  'a|bc|',
  '(a(b|c)?){2}',
  '[^a]b?',
  '.\\.',
  '\\w+\\s\\S',
  'a{2,}b{0,1}',
  '^(feature|fix)/[\\w.-]{1,40}$',
  '(?<year>\\d{4})',
  '[\\]a]+',
  'a*?b+?',
  '\\p{L}+',
  'a{0}b',
  '\\$\\^',
  '\\u0061',
  '()*a',
])('%s matches what RegExp matches', (source) => {
  const native = new RegExp(`^(?:${source})$`, 'u');
  const value = fc.string({
    unit: fc.constantFrom(...'abcv1.-/ ]é$^'.split(''), 'feature'),
    maxLength: 6,
  });
  fc.assert(
    fc.property(value, (text) => matches(source, text) === native.test(text)),
    { numRuns: 2000 },
  );
});

it('agrees with RegExp on patterns at random', () => {
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', ''),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{2,}'))
        .map(([a, repeat]) => `(${a})${repeat}`),
    ),
  }));
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 5 }),
      (source, text) => {
        expect(matches(source, text)).toBe(new RegExp(`^(?:${source})$`, 'u').test(text));
      },
    ),
    { numRuns: 5000 },
  );
});

it.each([
  '(?=a)b',
  '(a)\\1',
  '\\bword\\b',
  'a(^b)',
  '(?!x)',
  '((a{50}){50}){50}',
  'a'.repeat(1001),
  '(',
])('says why %s cannot be used', (source) => {
  expect(compilePattern(source)).toHaveProperty('error');
});
