import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { expectPageMargins } from '../../../plugins/rollbook/cli/print/printPage.ts';
import { talk } from '../../../plugins/rollbook/cli/print/talk.ts';

function talking() {
  const browser = new PassThrough();
  const never = new Promise<Error>(() => undefined);
  return { browser, ask: talk(new PassThrough(), browser, never, new AbortController().signal) };
}

test('each answer goes to what was asked, in whatever pieces it comes', async () => {
  const { browser, ask } = talking();
  const answers = Promise.all([ask('One'), ask('Two')]);
  browser.write('{"id":2,"result":{"n":2}}\0{"method":"Page.event"}\0{"id"');
  browser.write(':1,"result":{"n":1}}\0');
  expect(await answers).toEqual([{ n: 1 }, { n: 2 }]);
});

test.each(['hello', 'null', '7', '{"id":1', ''])('%j is no message', async (text) => {
  const { browser, ask } = talking();
  const answer = ask('One');
  browser.write(`${text}\0`);
  await expect(answer).rejects.toThrow('The browser said something that is no message.');
  await expect(ask('Two')).rejects.toThrow('no message');
});

test.each([
  ['Chrome/130.0.1', false],
  ['Chrome/131.0.1', true],
  ['HeadlessChrome/150', true],
  ['Chrome', false],
  [undefined, false],
])('the browser %s is new enough: %s', async (product, isEnough) => {
  const asked = expectPageMargins(async () => ({ product }));
  if (isEnough) await asked;
  else await expect(asked).rejects.toThrow(`Expected Chromium 131 or newer`);
});
