import { describe, expect, it } from 'vitest';
import type { RunHeader, RunSnapshot } from '../../../plugins/rollbook/model/run.ts';
import type { Procedure, Runbook, Step } from '../../../plugins/rollbook/model/runbook.ts';
import { changesSince, type PartChange } from '../../../plugins/rollbook/run/changesSince.ts';
import { snapshotOf } from '../../../plugins/rollbook/run/snapshotOf.ts';
import { header as sample, snapshot } from './sample.ts';

const { procedure, others, ...kept } = snapshot;
const OTHER_HASH = 'fedcba9876543210';
const runbook: Runbook = {
  ...kept,
  id: sample.runbook,
  status: 'active',
  owner: '@team',
  source: 'docs/runbooks/fusion-orchestrator.mdx',
  hash: sample.runbookHash,
  procedures: [procedure, ...others.map((other) => ({ ...procedure, steps: [], ...other }))],
  variables: [
    ...kept.variables,
    {
      name: 'place',
      label: '',
      type: 'choice',
      default: 'a',
      options: ['a', 'b'],
      required: true,
      line: 5,
    },
    { name: 'unused', label: 'Unused', type: 'text', required: true, line: 6 },
  ],
  templates: kept.templates.map((template) => ({ ...template, variables: ['place'] })),
  triggers: [],
  flags: [],
  timeline: [],
  authority: [],
  contacts: [],
  drills: [],
  history: [],
};
const header: RunHeader = { ...sample, snapshot: snapshotOf(runbook, 'emergency') };
const NOTHING = { state: 'same', parts: [], elsewhere: false };

/** What is said after an edit, which gives the runbook another hash unless told otherwise. */
function after(edit: (now: Runbook) => void, hash = OTHER_HASH) {
  const now = { ...structuredClone(runbook), hash };
  edit(now);
  return changesSince(header, now);
}

/** The first of a list that is known not to be empty. */
function first<T>(list: T[] | undefined): T {
  const [found] = list ?? [];
  if (!found) throw new Error('expected something in the list');
  return found;
}
const main = (now: Runbook): Procedure => first(now.procedures);
const step = (now: Runbook, id: string): Step => first(main(now).steps.filter((s) => s.id === id));
const variable = (now: Runbook, name: string) =>
  first(now.variables.filter((other) => other.name === name));
const question = (now: Runbook) => first(first(now.decisions).questions);

const inWords = (parts: PartChange[]) =>
  parts.map(({ kind, title, fields }) => `${kind} ${title}: ${fields.join(', ')}`);

describe('what changed since', () => {
  it('is nothing where nothing was edited', () => {
    expect(after(() => {}, header.runbookHash)).toEqual(NOTHING);
  });

  it('is that the procedure is gone', () => {
    const gone = { state: 'gone', parts: [], elsewhere: false };
    expect(changesSince(header, undefined)).toEqual(gone);
    expect(after((now) => now.procedures.shift())).toEqual(gone);
  });

  const edits: Record<string, (now: Runbook) => void> = {
    'template Post-mortem: text': (now) => (first(now.templates).text = 'x'),
    'template Post-mortem: channel': (now) => (first(now.templates).channel = '#ops'),
    'template Post-mortem: when it is due': (now) => delete first(now.templates).within,
    // A variable without a label goes by its name.
    'variable place: default': (now) => (variable(now, 'place').default = 'b'),
    'variable place: type, options': (now) =>
      Object.assign(variable(now, 'place'), { type: 'text', options: ['a'] }),
    'variable Configuration: whether it is required': (now) =>
      (variable(now, 'config').required = false),
    'decision An issue: questions and answers': (now) =>
      (first(question(now).answers).to = 'watch'),
    'decision Nowhere: title, questions and answers': (now) => {
      first(now.decisions).title = 'Nowhere';
      delete first(question(now).answers).to;
    },
    'decision Retold: title, questions and answers': (now) => {
      first(now.decisions).title = 'Retold';
      question(now).title = 'x';
    },
    'decision An issue: first question, outcomes': (now) => {
      first(now.decisions).start = 'severe';
      first(first(now.decisions).outcomes).to = 'full';
    },
    'checklist Now: title, phase, role': (now) =>
      Object.assign(first(now.checklists), { role: 'SRE', phase: 'during', title: 'Now' }),
    'checklist After a day: items': (now) => {
      const [, outer] = first(now.checklists).items;
      Object.assign(first(outer?.items), { id: 'i4', text: 'Throughput' });
    },
    'target Time to decide: target': (now) => (first(now.targets).target = 'under 5 minutes'),
    'procedure Emergency rollback: budget, approver, triggers': (now) => {
      const trigger = { id: 'slow', title: 'Slow', line: 1, text: '' };
      Object.assign(main(now), { budget: 300, approver: 'Grace', triggers: [trigger] });
    },
    [`runbook ${snapshot.title}: version`]: (now) => (now.version = '1.1'),
    'other Full rollback: risk, level': (now) =>
      Object.assign(first(now.procedures.slice(1)), { risk: 'none', level: 3 }),
    'step Do switch: budget, commands': (now) => {
      const found = Object.assign(step(now, 'switch'), { budget: 30, hash: OTHER_HASH });
      first(found.commands).text = 'login';
    },
    'step Do switch: way on after a failure, way to take it back': (now) => {
      const { onFail: _, undo: __, ...rest } = step(now, 'switch');
      main(now).steps[2] = { ...rest, hash: OTHER_HASH };
    },
    // Of which the hash alone says so.
    'step Do switch: ': (now) => (step(now, 'switch').hash = OTHER_HASH),
  };
  it.each(Object.entries(edits))('is said of an edit: %s', (expected, edit) => {
    const { state, parts, elsewhere } = after(edit);
    expect(inWords(parts)).toEqual([expected]);
    expect(parts.map(({ change }) => change)).toEqual(['changed']);
    expect([state, elsewhere]).toEqual(['changed', false]);
  });

  it('does not need another hash to be found', () => {
    const { parts } = after((now) => (first(now.targets).measuredBy = 'eye'), header.runbookHash);
    expect(parts).toMatchObject([{ kind: 'target', fields: ['how it is measured'] }]);
  });

  it('is what came and what went', () => {
    const { parts } = after((now) => {
      const { steps } = main(now);
      steps.splice(0, 1, { ...step(now, 'confirm'), id: 'new', title: 'Quite new' });
      now.templates.push({ ...first(now.templates), id: 'report', title: 'Report' });
      now.templates.push({ ...first(now.templates), id: 'foreign', procedure: 'full' });
      now.checklists = [];
      now.decisions = [];
      now.targets.pop();
      now.variables = now.variables.filter(({ name }) => name !== 'token');
      now.procedures.pop();
    });
    expect(parts.map(({ kind, title, change }) => `${kind} ${title} ${change}`)).toEqual([
      'step Quite new added',
      'step Do confirm removed',
      'checklist After a day removed',
      'decision An issue removed',
      'template Report added',
      'variable Token removed',
      'target Incidents with data loss removed',
      'other Gentle removed',
    ]);
  });

  it('is that steps stand elsewhere, and not that other parts do', () => {
    const { parts } = after((now) => {
      const { steps } = main(now);
      steps.unshift(...steps.splice(1, 1));
      now.targets.reverse();
    });
    expect(parts).toMatchObject([
      { kind: 'step', id: 'approve', change: 'moved' },
      { kind: 'step', id: 'confirm', change: 'moved' },
    ]);
  });

  it('tells two targets of one metric apart', () => {
    const twice = structuredClone(runbook);
    twice.targets.push({ ...first(twice.targets), target: 'under an hour' });
    const begun = { ...header, snapshot: snapshotOf(twice, 'emergency') };
    expect(changesSince(begun, twice)).toEqual(NOTHING);
    expect(changesSince(begun, runbook).parts).toMatchObject([
      { kind: 'target', title: 'Time to decide', change: 'removed' },
    ]);
  });

  it('is not that a variable which is still there is no longer used', () => {
    const { parts } = after((now) => (first(now.templates).variables = []));
    expect(parts).toEqual([]);
    const used = after((now) => first(now.templates).variables.push('unused')).parts;
    expect(used).toMatchObject([{ kind: 'variable', title: 'Unused', change: 'added' }]);
  });

  it('is something else where the hash alone differs', () => {
    expect(after(() => {})).toEqual({ state: 'changed', parts: [], elsewhere: true });
    const moved = after((now) => now.targets.reverse());
    expect(moved).toEqual({ state: 'changed', parts: [], elsewhere: true });
  });

  it('is not where things stand, nor what is made of them', () => {
    const moved = after((now) => {
      Object.assign(step(now, 'switch'), { line: 99, code: 'B3' });
      Object.assign(main(now), { line: 98, letter: 'B', summary: 'x', hash: OTHER_HASH });
      first(now.checklists).line = 97;
    }, header.runbookHash);
    expect(moved).toEqual(NOTHING);
  });

  it('is not a field that the Rollbook which wrote the record did not know', () => {
    const older = structuredClone(header.snapshot) as Partial<RunSnapshot> & RunSnapshot;
    delete (older as Partial<RunSnapshot>).targets;
    delete (older as Partial<RunSnapshot>).others;
    delete (first(older.checklists) as Partial<(typeof older.checklists)[0]>).mode;
    delete (first(older.variables) as Partial<(typeof older.variables)[0]>).required;
    delete (first(first(older.decisions).questions) as { text?: string }).text;
    delete (older.procedure as Partial<Procedure>).advantages;
    expect(changesSince({ ...header, snapshot: older }, runbook)).toEqual(NOTHING);
  });
});
