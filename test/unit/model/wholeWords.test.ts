import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeWords } from '../../../plugins/rollbook/model/wholeWords.ts';

const wholeIn = (text: string, longest = 20) =>
  wholeWords(text, longest)
    .filter(({ whole }) => whole)
    .map((piece) => piece.text);

test.each([
  ['run --config a.ini', ['--config']],
  [
    'host:$DIR backup.$(date) .a[0][1] f(a)(b)',
    ['host:$DIR', 'backup.$(date)', '.a[0][1]', 'f(a)(b)'],
  ],
  ['{{analyzer}}.py', ['{{analyzer}}.py']],
  ['a | b - c ## **d** e/', []],
  ['plain words', []],
  ['docs/a-path/that-is/longer-than-a-line', []],
])('in %s these words are not to be broken', (text, words) => {
  expect(wholeIn(text)).toEqual(words);
});

test('the pieces are the text, and no two texts stand side by side', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const pieces = wholeWords(text, longest);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const [place, piece] of pieces.entries())
        expect(!piece.whole && pieces[place + 1]?.whole === false).toBe(false);
    }),
  );
});
