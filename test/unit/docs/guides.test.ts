import { describe, expect, test } from 'vitest';
import { starterRunbook } from '../../../plugins/rollbook/check/starterRunbook.ts';
import { directiveList } from '../../../plugins/rollbook/language/attributesTable.ts';
import {
  findPlaceholders,
  SAFE_CONTEXTS,
} from '../../../plugins/rollbook/language/placeholders.ts';
import { FENCE_OPTIONS } from '../../../plugins/rollbook/language/readCommand.ts';
import { RunbookEntry, VariableEntry } from '../../../plugins/rollbook/language/runbookEntry.ts';
import { isCondition, parseCondition } from '../../../plugins/rollbook/model/condition.ts';
import { parseDuration } from '../../../plugins/rollbook/model/duration.ts';
import {
  RUN_FIELDS,
  RUNBOOK_STATUSES,
  VARIABLE_TYPES,
} from '../../../plugins/rollbook/model/vocabulary.ts';
import { expectGenerated, readPage } from './docPages.ts';

const page = readPage('authoring/index');

/** The rows of the tables under a heading, as the cells' Markdown. */
function rowsUnder(heading: string): string[][] {
  const [, after = ''] = page.split(`# ${heading}\n`);
  return (after.split(/^#+ /m)[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function codesIn(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function firstCodes(heading: string): string[] {
  return rowsUnder(heading).flatMap(([cell]) => codesIn(cell));
}

describe('the first page of authoring', () => {
  test('lists the directives', () => {
    expectGenerated('authoring/index', 'directives', directiveList());
  });

  test('has a row for each key of the front matter, with what it needs', () => {
    const rows = rowsUnder('Front matter').slice(1);
    expect(rows.map(([key]) => key)).toEqual(
      Object.keys(RunbookEntry.shape).map((key) => `\`${key}\``),
    );
    for (const [key = '', , fallback] of rows) {
      const [name = ''] = codesIn(key);
      const optional = RunbookEntry.shape[name as 'id'].safeParse(undefined).success;
      expect(fallback === 'required', name).toBe(!optional);
    }
    for (const status of RUNBOOK_STATUSES) expect(rows.flat().join(' ')).toContain(`\`${status}\``);
  });

  test('has a row for each key and each type of a variable', () => {
    expect(firstCodes('Variables').sort()).toEqual(
      [...Object.keys(VariableEntry.shape), ...VARIABLE_TYPES].sort(),
    );
  });

  test('has a row for each option of a fence and each field of a run', () => {
    const options = firstCodes('Commands').map((code) => code.replace(/=.*/, ''));
    expect(options.sort()).toEqual([...FENCE_OPTIONS].sort());
    expect(firstCodes('Templates').sort()).toEqual(
      RUN_FIELDS.map((field) => `{{run.${field}}}`).sort(),
    );
  });

  test('says rightly where a placeholder may stand', () => {
    const placed = (code: string) => {
      const found = findPlaceholders(code, 'bash', () => true);
      expect(found.length, code).toBe(1);
      return found.every(({ context }) => SAFE_CONTEXTS.has(context));
    };
    const allowed = rowsUnder('Where placeholders may stand').flatMap(([, cell]) =>
      codesIn(cell).filter((code) => code.includes('{{')),
    );
    expect(allowed.length).toBeGreaterThan(3);
    for (const code of allowed) expect(placed(code), code).toBe(true);
    for (const code of [
      'echo "Going back to {{release}}"',
      'echo `cat {{release}}`',
      'cat <<END\n{{release}}\nEND',
      '{{release}} --now',
      "bash -c 'make {{release}}'",
      "ssh host 'run {{release}}'",
      'make RELEASE={{release}}',
    ])
      expect(placed(code), code).toBe(false);
  });

  test('shows conditions and durations that can be read', () => {
    const conditions = rowsUnder('Conditions')
      .slice(1)
      .flatMap(([cell]) => codesIn(cell));
    expect(conditions.length).toBeGreaterThan(3);
    for (const code of conditions) expect(isCondition(parseCondition(code)), code).toBe(true);
    const [, after = ''] = page.split('## Durations\n');
    const durations = codesIn(after.split('\n## ')[0]);
    expect(durations.length).toBeGreaterThan(4);
    for (const code of durations) expect(parseDuration(code), code).toBeGreaterThan(0);
  });

  test('names the file that the first command writes', () => {
    const [, id = ''] = /npx rollbook new ([\w-]+)/.exec(page) ?? [];
    expect(page).toContain(`docs/runbooks/${id}.mdx`);
    expect(starterRunbook(id)).toContain(`id: ${id}`);
  });
});
