import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { meets } from '../../../plugins/rollbook/model/condition.ts';
import type { Command, Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { planIndex, saidOf } from './planIndex.ts';

let plans: Map<string, Runbook>;
beforeAll(async () => {
  plans = await planIndex();
});

function plan(id: string): Runbook {
  const found = plans.get(id);
  if (!found) throw new Error(`There is no plan ${id}`);
  return found;
}

/** The commands of a plan that are meant to be run, those that take a step back too. */
function commandsOf({ procedures }: Runbook): Command[] {
  return procedures
    .flatMap(({ steps }) => steps)
    .flatMap(({ commands, undo }) => [...commands, ...(undo?.command ? [undo.command] : [])])
    .filter(({ sample }) => !sample);
}

const allCommands = () => [...plans.values()].flatMap(commandsOf).map(({ text }) => text);

/** The triggers of a plan that an observed value of a metric sets off. */
function setOff({ triggers, procedures }: Runbook, metric: string, observed: string): string[] {
  return [...triggers, ...procedures.flatMap((procedure) => procedure.triggers)]
    .filter(({ when }) => when?.metric === metric && meets(when, observed))
    .map(({ id }) => id);
}

test('no rule speaks of a plan, and none is silenced', async () => {
  const folder = new URL('../../../docs/runbooks/', import.meta.url);
  const files = readdirSync(folder).map((path) => ({
    path,
    text: readFileSync(fileURLToPath(new URL(path, folder)), 'utf8'),
  }));
  const { files: complaints, runbookCount } = await checkFiles(files, { today: '2026-11-21' });
  expect(complaints).toEqual([]);
  expect(runbookCount).toBe(5);
  expect(files.filter(({ text }) => text.includes('rollbook-disable'))).toEqual([]);
});

test('no command holds a placeholder that the shell reads as a redirection', () => {
  expect(allCommands().length).toBeGreaterThan(150);
  expect(allCommands().filter((text) => /(?<![<\d])<[a-z][\w-]*>/i.test(text))).toEqual([]);
});

test('no pipe ends in nothing or in a comment', () => {
  expect(allCommands().filter((text) => /\|[ \t]*\\?[ \t]*(\n[ \t]*#|\n*$)/.test(text))).toEqual(
    [],
  );
});

test('a service gets its variable from a drop-in file, not from an export', () => {
  const exporting = allCommands().filter((text) => /^export /m.test(text));
  expect(exporting.filter((text) => text.includes('systemctl'))).toEqual([]);
  const commands = commandsOf(plan('fusion-orchestrator')).map(({ text }) => text);
  expect(commands.filter((text) => text.includes('export '))).toEqual([]);
  expect(commands.some((text) => /Environment=USE_ORCHESTRATOR=0.*\.service\.d/.test(text))).toBe(
    true,
  );
});

test('the release is tagged once its commit exists, and pushed after that', () => {
  const { procedures } = plan('entity-modularization');
  const commands = procedures
    .filter(({ id }) => id === 'git-based')
    .flatMap(({ steps }) => steps.flatMap((step) => step.commands.map(({ text }) => text)));
  const order = ['git commit', 'git tag', 'git push --force-with-lease'].map((start) =>
    commands.findIndex((text) => text.startsWith(start)),
  );
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('commits are reverted newest first', () => {
  const butler = commandsOf(plan('butler-epic-21')).map(({ text }) => text);
  const lists = butler.filter((text) => text.includes('> /tmp/epic21_commits.txt'));
  expect(lists).toHaveLength(1);
  expect(lists.join()).not.toContain('--reverse');
  expect(butler.filter((text) => text.includes('< /tmp/epic21_commits.txt'))).toEqual([]);
  const rng = commandsOf(plan('townlet-wp5')).filter(({ text }) =>
    text.includes('rng_json_commit'),
  );
  expect(rng.map(({ variables }) => variables)).toEqual([['snapshot_commit', 'rng_json_commit']]);
});

test('one figure of users decides on a rollback', () => {
  const all = saidOf(plan('entity-modularization'));
  const said = all.filter((text) => text.includes('users'));
  const figures = said.flatMap((text) => text.match(/\b\d+(?=%)/g) ?? []);
  const other = all.filter((text) => text.includes('10%'));
  expect(new Set(figures)).toEqual(new Set(['5']));
  expect(other, 'the source is quoted once, at the trigger').toHaveLength(1);
  expect(setOff(plan('entity-modularization'), 'affected_users', '7')).toEqual(['import-failures']);
});

describe('no value of a metric falls into a hole', () => {
  test.each([
    ['0', 'deviation-small'],
    ['1.9', 'deviation-small'],
    ['2', 'moderate-deviation'],
    ['9.9', 'moderate-deviation'],
    ['10', 'deviation-at-limit'],
    ['10.1', 'severe-deviation'],
  ])('a deviation of %s percent', (observed, id) => {
    expect(setOff(plan('fusion-orchestrator'), 'stats_deviation', observed)).toEqual([id]);
  });

  test.each([
    ['19.9', 'slight-slowdown'],
    ['20', 'slow-run'],
    ['20.1', 'slow-run'],
  ])('a slowdown of %s percent', (observed, id) => {
    expect(setOff(plan('fusion-rl-env'), 'slowdown', observed)).toEqual([id]);
  });
});

test('no template says that something is done before it is', () => {
  const texts = [...plans.values()].flatMap(({ templates }) => templates.map(({ text }) => text));
  expect(texts).toHaveLength(11);
  expect(texts.filter((text) => /\[x\]/i.test(text))).toEqual([]);
  expect(texts.some((text) => text.includes('- [ ] All snapshot tests pass'))).toBe(true);
});

test('no credentials stand in an address', () => {
  expect(allCommands().filter((text) => /https?:\/\/[^\s/]*@/.test(text))).toEqual([]);
});

test('a flag in a file is replaced, and added only where it is missing', () => {
  const appending = commandsOf(plan('butler-epic-21'))
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => /=false.*>> /.test(line));
  expect(appending.length).toBeGreaterThan(0);
  expect(appending.filter((line) => !/grep -q .* \|\| /.test(line))).toEqual([]);
});
