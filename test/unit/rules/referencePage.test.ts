import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from '../../../plugins/rollbook/language/parse.ts';
import { EXAMPLE_DAY } from '../../../plugins/rollbook/rules/asPlan.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';
import { referencePage } from '../../../plugins/rollbook/rules/referencePage.ts';

const path = fileURLToPath(new URL('../../../docs/reference/rules.mdx', import.meta.url));
const page = referencePage(RULES, EXAMPLE_DAY);

test('the page in docs is the one that the rules make', () => {
  if (process.env.UPDATE) writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});

test('the page has a heading for every rule, once', () => {
  const root = parse(page, () => {});
  const headings = (root?.children ?? []).flatMap((node) =>
    node.type === 'heading' && node.depth === 3 && node.children[0]?.type === 'text'
      ? [node.children[0].value]
      : [],
  );
  expect([...headings].sort()).toEqual(RULES.map((rule) => rule.id).sort());
});

test('the page is MDX that can be read, with each example whole', () => {
  const reasons: string[] = [];
  const root = parse(page, (_, reason) => reasons.push(reason));
  expect(reasons).toEqual([]);
  const fences = (root?.children ?? []).flatMap((node) =>
    node.type === 'code' ? [node.value] : [],
  );
  for (const rule of RULES) {
    expect(fences).toContain(rule.wrong.text.trimEnd());
    expect(fences).toContain(rule.right.text.trimEnd());
  }
});
