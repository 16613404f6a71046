import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { attributesTable } from '../../../plugins/rollbook/language/attributesTable.ts';
import { DIRECTIVE_NAMES, rowOf } from '../../../plugins/rollbook/language/directives.ts';
import { schemaFields } from '../../../plugins/rollbook/language/fieldTables.ts';
import { findExamples } from '../../../plugins/rollbook/language/findExamples.ts';
import { read } from '../../../plugins/rollbook/language/read.ts';
import { jsonSchema } from '../../../plugins/rollbook/model/jsonSchema.ts';
import { asPlan, EXAMPLE_DAY } from '../../../plugins/rollbook/rules/asPlan.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';
import { metricOf, targetLimit } from '../../../plugins/rollbook/run/metrics.ts';
import sidebars from '../../../sidebars.ts';
import { fixturesDir } from '../../fixtureFolders.ts';
import { expectGenerated, fileOf, headingIds, readPage } from './docPages.ts';

/** Drawn from the rest of the index, and so no part of it. */
const VIEWS_ONLY: readonly string[] = ['matrix'];
const INDEX_FIELDS = schemaFields(jsonSchema('index'));

describe.each(DIRECTIVE_NAMES)('the page of %s', (name) => {
  const page = `authoring/${name}`;

  test('says what the table of the language says', () => {
    expectGenerated(page, 'attributes', attributesTable(name));
  });

  test('has one example, which uses the directive and has nothing wrong', async () => {
    const source = readPage(page);
    const examples = findExamples(source);
    expect(examples).toHaveLength(1);
    expect(examples[0]?.text).toMatch(new RegExp(`^:{2,}${name}(?![\\w-])`, 'm'));
    const { files } = await checkFiles([{ path: `${page}.mdx`, text: source }], {
      today: EXAMPLE_DAY,
    });
    const said = files.flatMap(({ messages }) => messages.map(({ message }) => String(message)));
    expect(said).toEqual([]);
  });

  test('has no anchor twice', () => {
    const source = readPage(page);
    const ids = findExamples(source).flatMap(({ text }) =>
      [...text.matchAll(/\{[^}\n]*?#([a-z0-9-]+)/g)].map(([, id]) => id),
    );
    const all = [...ids, ...headingIds(source)];
    expect(all).toEqual([...new Set(all)]);
  });

  test('names rules that there are', () => {
    const rules = [...readPage(page).matchAll(/\[`([\w-]+)`\]\(\/reference\/rules#([\w-]+)\)/g)];
    expect(rules.length).toBeGreaterThan(0);
    for (const [, shown, linked = ''] of rules) {
      expect(linked).toBe(shown);
      expect(RULES.map(({ id }) => id)).toContain(linked);
    }
  });

  test('has fixtures', () => {
    for (const which of ['basic', 'broken'])
      expect(existsSync(path.join(fixturesDir, 'directives', name, which, 'input.mdx'))).toBe(true);
  });

  test('has a place in the index, which its example fills', () => {
    const [example] = findExamples(readPage(page));
    const { runbook } = read(asPlan({ text: example?.text ?? '' }).text, '');
    const filled = filledObjects(runbook);
    const fields = new Set(INDEX_FIELDS.map(({ field }) => field));
    const there = [name, `${name}s`].some((key) => fields.has(key) && filled.has(key));
    expect(there).toBe(!VIEWS_ONLY.includes(name));
  });

  test('has each attribute in the index, and says under which name', () => {
    const source = readPage(page);
    const [, shown = ''] = /^## Where it shows$([\s\S]*?)^## /m.exec(source) ?? [];
    for (const attribute of Object.keys(rowOf(name).attributes)) {
      const field = attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(INDEX_FIELDS).toContainEqual(
        expect.objectContaining({ object: name.replace(/^./, (c) => c.toUpperCase()), field }),
      );
      expect(shown).toContain(`\`${field}\``);
    }
  });
});

test('the targets of the example are those that a run is compared with', () => {
  const [example] = findExamples(readPage('authoring/targets'));
  const { runbook } = read(asPlan({ text: example?.text ?? '' }).text, '');
  expect(runbook?.targets.map((target) => [metricOf(target), targetLimit(target)])).toEqual([
    ['decide', 5 * 60_000],
    ['execute', 10 * 60_000],
  ]);
});

test('every page of the folder is that of a directive, or a guide', () => {
  const pages = readdirSync(path.dirname(fileOf('authoring/index'))).map((file) =>
    path.basename(file, '.mdx'),
  );
  expect(pages.sort()).toEqual(['for-a-team', 'index', 'where-it-runs', ...DIRECTIVE_NAMES].sort());
});

test('every page is in the sidebar, once', () => {
  const ids = [...JSON.stringify(sidebars.authoring).matchAll(/"authoring\/([\w-]+)"/g)].map(
    ([, id]) => id,
  );
  expect(ids.sort()).toEqual(['for-a-team', 'index', 'where-it-runs', ...DIRECTIVE_NAMES].sort());
});

/** The names of the fields that hold an object or a list with something in it, at any depth. */
function filledObjects(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && Object.keys(inner ?? {}).length > 0) into.add(key);
    filledObjects(inner, into);
  }
  return into;
}
