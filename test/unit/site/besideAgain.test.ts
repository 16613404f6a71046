import { expect, test } from 'vitest';
import { besideAgain } from '../../../plugins/rollbook/site/besideAgain.ts';
import type { FilesOrder } from '../../../plugins/rollbook/site/makeFiles.ts';

const change = (folder: string) => ({ folder }) as FilesOrder;

test('changes that come meanwhile are taken together, and none is lost', async () => {
  const done: string[] = [];
  const waiting: (() => void)[] = [];
  const again = besideAgain(
    ({ folder }) =>
      () =>
        new Promise((resolve) => {
          done.push(folder);
          waiting.push(resolve);
        }),
    (error) => done.push(String(error)),
  );
  const end = again(change('first'));
  again(change('second'));
  again(change('third'));
  expect(done).toEqual(['first']);
  waiting.shift()?.();
  await new Promise(setImmediate);
  expect(done).toEqual(['first', 'third']);
  waiting.shift()?.();
  await end;
  again(change('fourth'));
  expect(done).toEqual(['first', 'third', 'fourth']);
});

test('what goes wrong is told, and the next change is tried', async () => {
  const told: unknown[] = [];
  const done: string[] = [];
  const again = besideAgain(
    ({ folder }) => {
      if (folder === 'begun in vain') throw new Error('no thread');
      return async () => {
        if (folder === 'broken') throw new Error('no disk');
        done.push(folder);
      };
    },
    (error) => told.push(error),
  );
  expect(await again(change('begun in vain'))).toEqual(new Error('no thread'));
  again(change('broken'));
  expect(await again(change('mended'))).toBeUndefined();
  expect(told).toEqual([new Error('no thread'), new Error('no disk')]);
  expect(done).toEqual(['mended']);
});
