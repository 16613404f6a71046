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
