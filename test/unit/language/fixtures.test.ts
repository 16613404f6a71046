import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DIRECTIVE_NAMES } from '../../../plugins/rollbook/language/directives.ts';
import { read } from '../../../plugins/rollbook/language/read.ts';
import { Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { fixtureFolders, fixturesDir } from '../../fixtureFolders.ts';
import { messageLines } from '../../messageLines.ts';

const UPDATE = process.env.UPDATE === '1';

function compare(file: string, actual: string) {
  if (UPDATE) writeFileSync(file, actual);
  expect(existsSync(file), `${file} is missing; UPDATE=1 writes it`).toBe(true);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}

describe('every fixture is read as its author expects', () => {
  test.each(fixtureFolders())('%s', (name) => {
    const folder = path.join(fixturesDir, name);
    const source = readFileSync(path.join(folder, 'input.mdx'), 'utf8');
    const reading = read(source, 'input.mdx');
    const runbook = reading.runbook ?? null;
    if (runbook) expect(Runbook.parse(runbook)).toEqual(runbook);
    compare(path.join(folder, 'messages.txt'), messageLines(reading.messages));
    compare(path.join(folder, 'runbook.json'), `${JSON.stringify(runbook, null, 2)}\n`);
  });
});

test('every directive has a fixture that is right and one that is wrong', () => {
  for (const name of DIRECTIVE_NAMES) {
    const cases = readdirSync(path.join(fixturesDir, 'directives', name));
    expect(cases, name).toEqual(expect.arrayContaining(['basic', 'broken']));
    const messages = (which: string) =>
      readFileSync(path.join(fixturesDir, 'directives', name, which, 'messages.txt'), 'utf8');
    expect(messages('basic'), name).toBe('');
    expect(messages('broken'), name).not.toBe('');
  }
});
