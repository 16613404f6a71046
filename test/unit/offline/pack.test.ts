import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { base85, UNPACK } from '../../../plugins/rollbook/offline/base85.ts';
import { packFirst, packRest } from '../../../plugins/rollbook/offline/pack.ts';
import fc from '../../seeded.ts';

const unpack = new Function(`${UNPACK}return unpack`)() as (
  text: string,
  length: number,
) => Uint8Array;

test('a beginning and an end that were packed apart are one text', async () => {
  const text = fc.string({ maxLength: 2000, unit: 'grapheme' });
  await fc.assert(
    fc.asyncProperty(text, text, async (beginning, end) => {
      const first = packFirst(beginning);
      const rest = await packRest(end);
      const bytes = unpack(base85(first) + base85(rest), first.length + rest.length);
      expect(inflateRawSync(bytes).toString()).toBe(beginning + end);
    }),
    { numRuns: 300 },
  );
});

test('a beginning comes by four bytes, whatever its length', () => {
  const lengths = Array.from({ length: 20 }, (_, n) => packFirst('abcdefgh'.slice(0, n)).length);
  expect(lengths.every((length) => length % 4 === 0)).toBe(true);
});
