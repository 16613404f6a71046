import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../plugins/rollbook/language/frontMatter.ts';

function found(yaml: string): string[] {
  const messages: string[] = [];
  const { data } = readFrontMatter(`---\n${yaml}\n---\n`, (_, reason, { start }) =>
    messages.push(`${start.line}:${start.column} ${reason}`),
  );
  // What cannot be read must not reach anybody who would write it down again.
  if (messages.length > 0) expect(data).toEqual({});
  return messages;
}

test.each([
  ['a: &a [*a]', '2:8 Expected plain YAML, found `*a` within itself'],
  ['a: &a\n  b: *a', '3:6 Expected plain YAML, found `*a` within itself'],
  ['a: &a {b: [{c: *a}]}', '2:16 Expected plain YAML, found `*a` within itself'],
  ['a: 1\n__proto__: {b: 1}', '3:1 Expected no key `__proto__`, found one'],
  ['a:\n  __proto__: 1', '3:3 Expected no key `__proto__`, found one'],
  ['? [a, b]\n: c', '2:3 Expected plain text as a key, found something else'],
  ['a: 1\nb: 2\na: 3', '4:1 Expected valid YAML, found: Map keys must be unique'],
  ['title: T: U', '2:8 Expected quotes around a text that holds `: `, found `T: U`'],
  ['a: 1\nrunbook\n  id: x', '3:1 Expected a colon and a space after the key, found `runbook`'],
  ['a:\n  id ID\n  b: 1', '3:3 Expected a colon and a space after the key, found `id ID`'],
  ['a:\n  b: 1\n  id ID', '4:3 Expected a colon and a space after the key, found `id ID`'],
  ['runbook\r\na: 1', '2:1 Expected a colon and a space after the key, found `runbook`'],
  ['a: "b\nc: d', '2:4 Expected a second `"` at the end of the text, found none'],
  ["a:\n  - [1, 'b]\nc: d", "3:9 Expected a second `'` at the end of the text, found none"],
  ['a:\n\tb: 1', '3:1 Expected valid YAML, found: Tabs are not allowed as indentation'],
])('%j is refused', (yaml, message) => {
  expect(found(yaml)).toEqual([message]);
});

test('an alias of something else and keys of the same name in other maps may stand', () => {
  expect(found('a: &a {c: 1}\nb: *a\nd: {c: 2}\nconstructor: 1')).toEqual([]);
});

test('front matter of any length is answered', () => {
  const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n');
  expect(found(keys)).toEqual([
    `1:1 Expected at most 100000 characters of front matter, found ${keys.length + 1}`,
  ]);
});
