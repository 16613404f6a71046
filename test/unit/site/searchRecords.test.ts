import { beforeAll, expect, test } from 'vitest';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import {
  type SearchRecord,
  searchRecords,
  withoutFences,
} from '../../../plugins/rollbook/site/searchRecords.ts';
import { planIndex } from '../plans/planIndex.ts';

let runbooks: Runbook[];
let records: SearchRecord[];

beforeAll(async () => {
  runbooks = [...(await planIndex()).values()];
  records = searchRecords({ schemaVersion: 1, runbooks });
});

const count = (kind: string) => records.filter((record) => record.kind === kind).length;
const sum = (list: number[]) => list.reduce((all, one) => all + one, 0);

test('each trigger, procedure, step, decision, checklist and template is a record', () => {
  const procedures = runbooks.flatMap((runbook) => runbook.procedures);
  expect(count('Procedure')).toBe(procedures.length);
  expect(count('Step')).toBe(sum(procedures.map(({ steps }) => steps.length)));
  expect(count('Trigger')).toBe(
    sum(runbooks.map(({ triggers }) => triggers.length)) +
      sum(procedures.map(({ triggers }) => triggers.length)),
  );
  expect(count('Decision')).toBe(sum(runbooks.map(({ decisions }) => decisions.length)));
  expect(count('Checklist')).toBe(sum(runbooks.map(({ checklists }) => checklists.length)));
  expect(count('Template')).toBe(sum(runbooks.map(({ templates }) => templates.length)));
  expect(count('Step')).toBeGreaterThan(50);
});

test('a record leads to the anchor of what it is, and says where that stands', () => {
  for (const { url } of records) expect(url).toMatch(/^\/runbooks\/[\w-]+#[\w-]+$/);
  expect(records).toContainEqual({
    url: '/runbooks/townlet-wp5#analyzers-slow',
    kind: 'Trigger',
    title: 'Tick time is up by more than 5% after the extraction',
    within: 'Restore the monolithic stability monitor, Roll back WP5 of townlet',
    content: 'analyzer_tick_slowdown > 5%\nscripts/benchmark_tick.py\nhigh',
  });
});

test('a command is found by itself, not as text of its step, and a sample is none', () => {
  const steps = runbooks.flatMap(({ procedures }) => procedures.flatMap(({ steps }) => steps));
  const commands = records.filter(({ kind }) => kind === 'Command');
  for (const { title, content } of commands) expect(content.split('\n')).toContain(title);
  const real = steps.flatMap(({ commands: own, undo }) => [
    ...own.filter(({ sample }) => !sample),
    ...(undo?.command ? [undo.command] : []),
  ]);
  expect(commands).toHaveLength(real.length);
  const texts = records.filter(({ kind }) => kind === 'Step').map(({ content }) => content);
  expect(texts.filter((text) => text.includes('```'))).toEqual([]);
});

test('addresses are from the root of the site, wherever it is', () => {
  const [runbook] = runbooks;
  if (!runbook) throw new Error('no runbook');
  const moved = { ...runbook, permalink: `/docs/runbooks/${runbook.id}` };
  const [first] = searchRecords({ schemaVersion: 1, runbooks: [moved] }, '/docs/');
  expect(first?.url).toMatch(new RegExp(`^/runbooks/${runbook.id}#`));
});

test('fences are left out whatever is in them, and what only looks like one stays', () => {
  const text =
    'a\n```sh\nrm x\n~~~\n```\nb\n~~~~\n```\n~~~\n~~~~ \nc `x` ```y```\n``` z\nopen to the end';
  expect(withoutFences(text)).toBe('a\nb\nc `x` ```y```');
});

test('a hundred kilobytes of growing fences are read, for which a pattern took half a minute', () => {
  const growing = Array.from({ length: 440 }, (_, n) => '`'.repeat(n + 3)).join('\n');
  // The first opens; each longer one closes, and the next opens again.
  expect(withoutFences(`${growing}\nend`)).toBe('end');
  expect(withoutFences('```x\n'.repeat(20_000))).toBe('');
  expect(withoutFences(`${'`'.repeat(50_000)}\n${'`'.repeat(49_999)}`)).toBe('');
});
