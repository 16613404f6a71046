import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { read } from '../../../plugins/rollbook/language/read.ts';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { changesSince } from '../../../plugins/rollbook/run/changesSince.ts';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { importRun } from '../../../plugins/rollbook/run/importRun.ts';
import { newRun } from '../../../plugins/rollbook/run/newRun.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { report } from '../../../plugins/rollbook/run/report.ts';
import { snapshotOf } from '../../../plugins/rollbook/run/snapshotOf.ts';
import { tab } from './fakes.ts';
import { event, START } from './sample.ts';

const folder = new URL('../../../docs/runbooks/', import.meta.url);
const plans: Runbook[] = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .flatMap((name) => {
    const { runbook } = read(readFileSync(fileURLToPath(new URL(name, folder)), 'utf8'), name);
    return runbook ? [runbook] : [];
  });
const procedures = plans.flatMap((plan) =>
  plan.procedures.map(({ id }) => [plan.id, id, plan] as const),
);
const options = { mode: 'drill', now: START, zone: 'Europe/Vienna', ids: tab('Ada').ids } as const;

test('there are plans', () => {
  expect(plans.length).toBeGreaterThanOrEqual(5);
});

describe('every procedure of every plan', () => {
  test.each(procedures)('%s, %s: from the start to the report, out and in again', (_, id, plan) => {
    const run = newRun(plan, id, options);
    const { steps } = run.header.snapshot.procedure;
    const events = [
      event(0, { type: 'started' }),
      ...steps.map((step, i) => event((i + 1) * 1000, { type: 'step-done', target: step.id })),
      event(3_000_000, { type: 'finished' }),
    ];
    for (const i of steps.keys())
      expect(reduce(run.header, events.slice(0, i + 1)).current).toBeDefined();
    const state = reduce(run.header, events);
    expect(state.status).toBe('finished');
    expect(state.inert).toEqual([]);
    for (const { code } of steps) expect(report(state)).toContain(`| ${code} |`);
    const out = exportRun({ ...run, events });
    const back = importRun(new TextEncoder().encode(out));
    if (!back.ok) throw new Error(JSON.stringify(back.errors));
    expect(back.records.map(exportRun)).toEqual([out]);
  });
});

describe('a snapshot', () => {
  const plan = plans.find(({ id }) => id === 'fusion-orchestrator') as Runbook;
  const [first] = plan.procedures;
  const id = first?.id ?? '';

  test('holds what the run depends on, and nothing of other procedures', () => {
    const snapshot = snapshotOf(plan, id);
    const foreign = [...snapshot.checklists, ...snapshot.templates].filter(
      ({ procedure }) => procedure !== undefined && procedure !== id,
    );
    expect(foreign).toEqual([]);
    const used = new Set(
      first?.steps.flatMap(({ commands }) => commands.flatMap(({ variables }) => variables)),
    );
    for (const name of used)
      expect(snapshot.variables.map((variable) => variable.name)).toContain(name);
    expect(snapshot.others.map((other) => other.id)).not.toContain(id);
    expect(snapshot.others).toHaveLength(plan.procedures.length - 1);
    expect(() => snapshotOf(plan, 'nowhere')).toThrow(RangeError);
  });

  test.each(procedures)('%s, %s: nothing changed where nothing was edited', (_, id, plan) => {
    const { header } = newRun(plan, id, options);
    const moved: Runbook = JSON.parse(JSON.stringify(plan), (key, value) =>
      key === 'line' ? value + 7 : value,
    );
    const stored = JSON.parse(JSON.stringify(header));
    expect(changesSince(stored, moved)).toEqual({ state: 'same', parts: [], elsewhere: false });
  });
});
