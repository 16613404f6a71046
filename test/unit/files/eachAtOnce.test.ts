import { expect, test } from 'vitest';
import { eachAtOnce } from '../../../plugins/rollbook/files/eachAtOnce.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('each thing is done once, and never more at a time than asked for', async () => {
  const done: number[] = [];
  let now = 0;
  let most = 0;
  await eachAtOnce([1, 2, 3, 4, 5, 6, 7], 3, async (thing) => {
    now += 1;
    most = Math.max(most, now);
    await turn();
    now -= 1;
    done.push(thing);
  });
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

test('a failure is told', async () => {
  const work = async (thing: string) => {
    if (thing === 'b') throw new Error('no b');
  };
  await expect(eachAtOnce(['a', 'b', 'c'], 2, work)).rejects.toThrow('no b');
});
