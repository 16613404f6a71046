import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../plugins/rollbook/check/config.ts';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { fieldTables, schemaFields } from '../../../plugins/rollbook/language/fieldTables.ts';
import { jsonSchema, SCHEMA_NAMES } from '../../../plugins/rollbook/model/jsonSchema.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';
import { draftsKey, tickKey, valuesKey, walkKey } from '../../../plugins/rollbook/run/keys.ts';
import { eventKey, runKey } from '../../../plugins/rollbook/run/runKeys.ts';
import { NAMES } from '../../../plugins/rollbook/theme/run/settings.ts';
import { expectGenerated, readPage } from './docPages.ts';

describe('the page of the command line', () => {
  const page = readPage('reference/command-line');

  /** What `rollbook --help` prints: the commands, each with the lines about its options. */
  async function commandsOfHelp(): Promise<Map<string, string>> {
    let help = '';
    const write = (text: string) => {
      help += text;
    };
    await main(['--help'], { cwd: '.', color: false, write, complain: () => {} });
    const commands = new Map<string, string>();
    let current = '';
    for (const line of help.split('\n')) {
      const [, command] = /^ {2}([a-z][\w-]*)/.exec(line) ?? [];
      if (command) current = command;
      if (/^ {2}/.test(line)) commands.set(current, `${commands.get(current) ?? ''}${line}\n`);
    }
    return commands;
  }

  test('has a section for each command, and no other', async () => {
    const commands = [...(await commandsOfHelp()).keys()];
    expect(commands).toContain('check');
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name)).toEqual(commands);
  });

  test('has a row for each option of a command, and no other', async () => {
    for (const [command, help] of await commandsOfHelp()) {
      const section = page.split(`\n## ${command}\n`)[1]?.split('\n## ')[0] ?? '';
      const rows = section.split('\n').filter((line) => /^\| `-/.test(line));
      const shown = rows.flatMap(
        (row) => row.split('|')[1]?.match(/(?<![\w-])--?[a-z][\w-]*/g) ?? [],
      );
      const asked = [...new Set(help.match(/(?<![\w-])--?[a-z][\w-]*/g) ?? [])];
      for (const option of asked) expect(shown, `${command} ${option}`).toContain(option);
      // A short option may have a long form that the help has no room for.
      for (const row of rows)
        expect(
          asked.some((option) => row.includes(`${option}`)),
          row,
        ).toBe(true);
    }
  });

  test('shows a configuration that can be read', () => {
    const [, json = ''] =
      /^```json title="rollbook\.config\.json"\n([\s\S]*?)^```$/m.exec(page) ?? [];
    const ids = RULES.map(({ id }) => id);
    const read = readConfig(JSON.parse(json), ids);
    expect(read).toEqual({ config: JSON.parse(json) });
  });

  test('names each schema', () => {
    const section = page.split('\n## schema\n')[1]?.split('\n## ')[0] ?? '';
    for (const name of SCHEMA_NAMES) expect(section).toContain(`\`${name}\``);
  });
});

describe('the page of the index', () => {
  const schema = jsonSchema('index');

  test('has a table for each object of the schema', () => {
    expectGenerated('reference/index-format', 'fields', fieldTables(schema));
  });

  test('says what each field means', () => {
    const silent = schemaFields(schema).filter(({ meaning }) => !meaning);
    expect(silent.map(({ object, field }) => `${object}.${field}`)).toEqual([]);
  });
});

test('the page of what a browser keeps names each key', () => {
  const page = readPage('reference/storage');
  const keys = [
    tickKey('<runbook>', '<checklist>', '<item>'),
    walkKey('<runbook>', '<decision>'),
    valuesKey('<runbook>'),
    draftsKey('<runId>'),
    runKey('<runId>'),
    eventKey('<runId>', '<eventId>'),
    ...Object.values(NAMES),
  ];
  const shown = [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, key]) => key);
  expect(shown).toEqual(keys);
});
