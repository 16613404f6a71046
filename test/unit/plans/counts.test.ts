import { beforeAll, describe, expect, test } from 'vitest';
import type { ChecklistItem, Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { FACTS } from './facts.ts';
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

function procedure(runbook: Runbook, id: string) {
  const found = runbook.procedures.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no procedure ${id}`);
  return found;
}

const countItems = (items: ChecklistItem[]): number =>
  items.reduce((sum, item) => sum + 1 + countItems(item.items), 0);

/** The number of items, those inside others too, of each of the checklists. */
function itemsOf(runbook: Runbook, ids: string[]): number[] {
  return ids.map((id) => {
    const checklist = runbook.checklists.find((candidate) => candidate.id === id);
    return checklist ? countItems(checklist.items) : 0;
  });
}

const triggersOf = (runbook: Runbook, ids: string[]) =>
  ids.map((id) => procedure(runbook, id).triggers.length);
const stepsOf = (runbook: Runbook, ids: string[]) =>
  ids.map((id) => procedure(runbook, id).steps.length);

test('the folder holds the five plans', () => {
  expect([...plans.keys()].sort()).toEqual(Object.keys(FACTS).sort());
});

describe('townlet-wp5', () => {
  const PHASES = [
    'phase-0-baselines',
    'rng-migration',
    'security-ci',
    'mypy-package',
    'docstring-threshold',
    'analyzers',
    'telemetry-publisher',
    'import-linter',
    'phase-5-polish',
  ];

  test('a procedure for each of nine phases and for everything, and their alternatives', () => {
    const { procedures } = plan('townlet-wp5');
    const frame = ['prepare-rollback', 'finish-rollback'];
    const firsts = procedures.filter(
      ({ id, alternativeTo }) => !alternativeTo && !frame.includes(id),
    );
    expect(firsts.map(({ id }) => id)).toEqual([...PHASES, 'emergency-revert']);
    const others = procedures.flatMap(({ id, alternativeTo }) =>
      alternativeTo ? [[id, alternativeTo]] : [],
    );
    expect(others).toEqual([
      ['rng-merge-revert', 'rng-migration'],
      ['rng-partial', 'rng-migration'],
      ['security-ci-warning', 'security-ci'],
      ['mypy-all', 'mypy-package'],
      ['docstring-removed', 'docstring-threshold'],
      ['docstring-warning', 'docstring-threshold'],
      ['one-analyzer', 'analyzers'],
      ['import-linter-warning', 'import-linter'],
      ['import-linter-exceptions', 'import-linter'],
      ['emergency-reset', 'emergency-revert'],
    ]);
  });

  test('24 triggers in the phases, the last of which has none', () => {
    expect(triggersOf(plan('townlet-wp5'), PHASES)).toEqual([2, 4, 3, 3, 2, 4, 3, 3, 0]);
  });

  test('12 practices before, during and after, and 8 things to validate', () => {
    const practices = ['before', 'during', 'after', 'validation'];
    expect(itemsOf(plan('townlet-wp5'), practices)).toEqual([3, 4, 5, 8]);
  });

  test('six merges are reverted, the newest first', () => {
    const { steps } = procedure(plan('townlet-wp5'), 'emergency-revert');
    const reverted = steps.flatMap(({ commands }) =>
      commands.flatMap(({ text }) => /git revert .*\{\{merge_phase(\d)\}\}/.exec(text)?.[1] ?? []),
    );
    expect(reverted).toEqual(['5', '4', '3', '2', '1', '0']);
  });

  test('three reports', () => {
    expect(plan('townlet-wp5').templates).toHaveLength(3);
  });
});

describe('fusion-orchestrator', () => {
  test('3 levels', () => {
    const levels = plan('fusion-orchestrator').procedures.filter(({ id }) =>
      id.startsWith('level-'),
    );
    expect(levels.map(({ level }) => level)).toEqual([1, 2, 3]);
    expect(levels.map(({ advantages }) => advantages.length)).toEqual([4, 3, 2]);
    expect(levels.map(({ disadvantages }) => disadvantages.length)).toEqual([2, 2, 3]);
  });

  test('2 procedures of 5 steps and 3 triggers, and 6 steps to re-enable', () => {
    const runbook = plan('fusion-orchestrator');
    expect(stepsOf(runbook, ['emergency', 'planned', 're-enable'])).toEqual([5, 5, 6]);
    expect(triggersOf(runbook, ['emergency', 'planned'])).toEqual([3, 3]);
  });

  test('3 questions, 4 ways out, 5 prerequisites, 3, 3 and 4 things to verify, a notification', () => {
    const runbook = plan('fusion-orchestrator');
    const [triage] = runbook.decisions;
    expect([triage?.questions.length, triage?.outcomes.length]).toEqual([3, 4]);
    const ids = ['immediate', '24h', 're-enabling'].map((name) => `verification-${name}`);
    expect(itemsOf(runbook, ['re-enable-prerequisites', ...ids])).toEqual([5, 3, 3, 4]);
    expect(itemsOf(runbook, ['plan-complete'])).toEqual([4]);
    expect(runbook.templates.map(({ kind }) => kind)).toEqual(['notification']);
  });
});

describe('entity-modularization', () => {
  test('5 reasons to roll back, 4 not to, 5 windows', () => {
    const { triggers, timeline } = plan('entity-modularization');
    expect(triggers.filter(({ action }) => action === 'rollback')).toHaveLength(5);
    expect(triggers.filter(({ action }) => action === 'do-not-roll-back')).toHaveLength(4);
    expect(timeline).toHaveLength(5);
  });

  test('3 options, package and image restoration', () => {
    const runbook = plan('entity-modularization');
    expect(procedure(runbook, 'package-based').alternativeTo).toBe('git-based');
    expect(procedure(runbook, 'hotfix').alternativeTo).toBe('git-based');
    const others = ['git-based', 'pypi-restoration', 'docker-restoration'];
    for (const id of others) expect(procedure(runbook, id).alternativeTo).toBeUndefined();
  });

  test('2 announcements, the post-mortem, 6 channels', () => {
    const runbook = plan('entity-modularization');
    const kinds = runbook.templates.map(({ kind }) => kind);
    expect(kinds).toEqual(['notification', 'notification', 'post-mortem']);
    expect(itemsOf(runbook, ['channels'])).toEqual([6]);
  });

  test('6 items before, 23 to print, 6 to verify by hand, 6 criteria', () => {
    const runbook = plan('entity-modularization');
    const printed = ['decision', 'execution', 'verification', 'recovery'];
    const print = itemsOf(
      runbook,
      printed.map((name) => `printable-${name}`),
    );
    expect(print).toEqual([6, 6, 6, 5]);
    const others = ['pre-rollback', 'manual-verification', 're-release-criteria'];
    expect(itemsOf(runbook, others)).toEqual([6, 6, 6]);
  });

  test('4 in the authority chain, 5 teams', () => {
    const { authority, contacts } = plan('entity-modularization');
    const chain = ['Technical Lead', 'Release Manager', 'DevOps Lead', 'Product Owner'];
    expect(authority.map((row) => row.authority)).toEqual(chain);
    expect(contacts.slice(0, 4).map(({ role }) => role.replace(/^\d\. /, ''))).toEqual(chain);
    expect(contacts.slice(4)).toHaveLength(5);
  });
});

describe('butler-epic-21', () => {
  const STAGES = ['00', '01a', '01b', '01c', '01d', '02', '03'].map((name) => `stage-21-${name}`);

  test('4 flags, 7 stages with 21 triggers', () => {
    const runbook = plan('butler-epic-21');
    expect(runbook.flags.map((row) => row.default)).toEqual(['False', 'False', 'False', 'False']);
    expect(triggersOf(runbook, STAGES)).toEqual([0, 3, 3, 4, 4, 3, 4]);
  });

  test('4 emergency triggers and 5 emergency steps', () => {
    const runbook = plan('butler-epic-21');
    expect(triggersOf(runbook, ['emergency'])).toEqual([4]);
    expect(stepsOf(runbook, ['emergency'])).toEqual([5]);
  });

  test('5 groups to validate, of 20 items', () => {
    const groups = ['functions', 'data', 'observability', 'security', 'performance'];
    const counts = itemsOf(
      plan('butler-epic-21'),
      groups.map((name) => `validate-${name}`),
    );
    expect(counts).toEqual([5, 3, 4, 3, 5]);
  });

  test('4 drills, 4 rows of authority, 5 metrics', () => {
    const { drills, authority, targets } = plan('butler-epic-21');
    expect([drills.length, authority.length, targets.length]).toEqual([4, 4, 5]);
  });
});

describe('fusion-rl-env', () => {
  test('4 ways to roll back, 3 responses, 3 tests, 6 steps of recovery', () => {
    const runbook = plan('fusion-rl-env');
    const others = runbook.procedures.filter((one) => one.alternativeTo === 'env-variable');
    expect(others.map(({ id }) => id)).toEqual(['code-level', 'config-file', 'global-off']);
    const responses = runbook.procedures.filter(({ kind }) => kind === 'respond');
    expect(responses).toHaveLength(3);
    expect(stepsOf(runbook, ['env-variable', 'rollback-tests', 'recover'])).toEqual([4, 3, 6]);
  });

  test('a tree of 4 branches, besides the answer of who cannot tell', () => {
    const [triage] = plan('fusion-rl-env').decisions;
    const branches = triage?.questions[0]?.answers.filter(({ unsure }) => !unsure);
    expect(branches).toHaveLength(4);
  });

  test('2 templates, 5 items of verification, 9 exit criteria, 6 for the plan', () => {
    const runbook = plan('fusion-rl-env');
    expect(runbook.templates).toHaveLength(2);
    const ids = ['after-rollback', 'phase-4-exit', 'plan-complete'];
    expect(itemsOf(runbook, ids)).toEqual([5, 9, 6]);
  });
});

describe.each(Object.entries(FACTS))('the facts of %s', (id, facts) => {
  let said: string[];
  beforeAll(() => {
    said = saidOf(plan(id));
  });

  test.each(facts)('%s', (fact) => {
    expect(said.filter((text) => text.includes(fact))).not.toEqual([]);
  });

  test('are no facts of another plan', () => {
    const [other] = Object.keys(FACTS).filter((key) => key !== id);
    const foreign = FACTS[other ?? '']?.filter((fact) => said.some((text) => text.includes(fact)));
    expect(foreign?.length).toBeLessThan(3);
  });
});
