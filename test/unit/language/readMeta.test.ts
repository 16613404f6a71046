import { expect, test } from 'vitest';
import { read } from '../../../plugins/rollbook/language/read.ts';

/** What is said of the lines under `variables`, which begin on line 7. */
function saidOf(variables: string): string[] {
  const head = '---\ntitle: P\nrunbook:\n  id: p\n  status: draft\n  owner: "@team"\n';
  return said(`${head}${variables}\n---\n`);
}

function said(text: string): string[] {
  return read(text, 'page.mdx').messages.map(
    ({ line, column, reason }) => `${line}:${column} ${reason}`,
  );
}

const FORM = "Expected a default that the page's form takes:";

test.each([
  ['{type: choice, options: [x, y], default: z}', `${FORM} one of \`x\`, \`y\`, found \`z\``],
  ['{type: number, default: abc}', `${FORM} a number such as \`5\` or \`0.5\`, found \`abc\``],
  ['{type: version, default: x y}', `${FORM} a version such as \`1.4.2\`, found \`x y\``],
  ['{type: text, pattern: a+, default: b}', `${FORM} a value of the form \`a+\`, found \`b\``],
  ['{type: choice, options: [x, x]}', 'Expected each option once, found `x` twice'],
  ['{type: secret, default: hunter2}', 'Expected no default for a secret, found one'],
  ['{type: secret, default: 4711}', 'Expected no default for a secret, found one'],
])('the variable %s is refused', (variable, message) => {
  const [first = '', ...others] = saidOf(`  variables: {a: ${variable}}`);
  expect(others).toEqual([]);
  expect(first.slice(first.indexOf(' ') + 1)).toBe(message);
});

test('a default is told of at the default', () => {
  expect(saidOf('  variables: {a: {type: number, default: abc}}')[0]).toMatch(/^7:42 /);
});

test.each([
  [
    '  variables: {a: text}',
    '7:18 Expected `runbook.variables.a` to be keys such as `type` and `label`, indented below the name, found `text`',
  ],
  [
    '  variables:\n    a:\n    type: text\n    label: A',
    '8:5 Expected `runbook.variables.a` to be keys such as `type` and `label`, indented below the name, found an empty value',
  ],
  [
    '  variables: {a: {type: choice, options: x}}',
    '7:42 Expected `runbook.variables.a.options` to be a list such as `[now, later]`, found `x`',
  ],
  [
    '  variables: {a: {type: text, required: "false"}}',
    '7:41 Expected `runbook.variables.a.required` to be `true` or `false` without quotes, found `"false"`',
  ],
])('%j is told of in the words of an author', (variables, message) => {
  expect(saidOf(variables)).toEqual([message]);
});

test.each([
  ['', 'a name on one line, found an empty value'],
  [' [a, b]', 'a name on one line, found a list'],
  [' 7', 'a name; put a number in quotes, found the number `7`'],
])('an owner written as %j is told what one is', (owner, what) => {
  expect(
    said(`---\ntitle: P\nrunbook:\n  id: p\n  status: draft\n  owner:${owner}\n---\n`),
  ).toEqual([expect.stringContaining(`Expected \`runbook.owner\` to be ${what}`)]);
});
