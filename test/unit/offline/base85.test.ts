import { expect, test } from 'vitest';
import { base85, UNPACK } from '../../../plugins/rollbook/offline/base85.ts';
import fc from '../../seeded.ts';

const unpack = new Function(`${UNPACK}return unpack`)() as (
  text: string,
  length: number,
) => Uint8Array;

test('what the page unpacks are the bytes that were packed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = base85(bytes);
      expect([...unpack(text, bytes.length)]).toEqual([...bytes]);
      expect(text).toMatch(/^[!#-;=-w]*$/);
      expect(text).toHaveLength(Math.ceil(bytes.length / 4) * 5);
    }),
    { numRuns: 1000 },
  );
});

test('the greatest and the least four bytes are held', () => {
  for (const bytes of [
    [0, 0, 0, 0],
    [255, 255, 255, 255],
  ])
    expect([...unpack(base85(Uint8Array.from(bytes)), 4)]).toEqual(bytes);
});
