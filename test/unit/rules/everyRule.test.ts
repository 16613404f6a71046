import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';
import { RULE_GROUPS } from '../../../plugins/rollbook/rules/rule.ts';

const IDS = new Set(RULES.map((rule) => rule.id));

function sourcesOf(folder: string): { name: string; text: string }[] {
  const path = fileURLToPath(new URL(`../../../plugins/rollbook/${folder}/`, import.meta.url));
  return readdirSync(path)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(path + name, 'utf8') }));
}

/** The rule ids that a source reports: the first argument of a report, or of a message made. */
function reportedIn(text: string): string[] {
  return [...text.matchAll(/(?:\breport|createMessage)\(\s*'([a-z-]+)'/g)].map(([, id = '']) => id);
}

test('what the reader and the check report is a rule', () => {
  const reported = [...sourcesOf('language'), ...sourcesOf('check')].flatMap(({ name, text }) =>
    reportedIn(text).map((id) => ({ name, id })),
  );
  expect(reported.length).toBeGreaterThan(20);
  expect(reported.filter(({ id }) => !IDS.has(id))).toEqual([]);
});

test('a rule without a check is one that the reader or the check reports', () => {
  const reported = new Set(
    [...sourcesOf('language'), ...sourcesOf('check')].flatMap(({ text }) => reportedIn(text)),
  );
  const silent = RULES.filter(
    ({ id, check, group }) => !check && group !== 'alerts' && !reported.has(id),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test('ids stand once, in the order of the reference', () => {
  const order = RULES.map(({ group, id }) => `${RULE_GROUPS.indexOf(group)} ${id}`);
  expect(order).toEqual([...order].sort());
  expect(IDS.size).toBe(RULES.length);
});

test('every rule that is written is listed', () => {
  const listed = sourcesOf('rules').flatMap(({ text }) =>
    [...text.matchAll(/export const \w+: Rule = \{\s+id: '([a-z-]+)'/g)].map(([, id = '']) => id),
  );
  expect(listed.sort()).toEqual([...IDS].sort());
});

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s is told in whole sentences',
  (_, rule) => {
    for (const text of [rule.summary, rule.why]) expect(text).toMatch(/^[A-Z“`].*[.]$/s);
  },
);
