import { describe, expect, test } from 'vitest';
import type { RunDraft, RunEvent } from '../../plugins/rollbook/model/run.ts';
import { readClocks } from '../../plugins/rollbook/run/clocks.ts';
import { reduce } from '../../plugins/rollbook/run/reduce.ts';
import fc from '../seeded.ts';
import { event, header, id, START, snapshot } from '../unit/run/sample.ts';

const target = fc.constantFrom(...snapshot.procedure.steps.map((step) => step.id), 'nowhere');
const words = fc.string({ minLength: 1, maxLength: 12 });
const draft: fc.Arbitrary<RunDraft> = fc.oneof(
  fc.record({ type: fc.constant('started' as const) }),
  fc.record({
    type: fc.constant('detected' as const),
    detectedAt: fc
      .integer({ min: -600_000, max: 600_000 })
      .map((ms) => new Date(START + ms).toISOString()),
  }),
  fc.record({
    type: fc.constantFrom(
      'step-started' as const,
      'step-done' as const,
      'step-failed' as const,
      'step-reopened' as const,
    ),
    target,
  }),
  fc.record({ type: fc.constant('step-skipped' as const), target, reason: words }),
  fc.record({
    type: fc.constant('step-skipped' as const),
    target,
    reason: words,
    notApplicable: fc.constant(true as const),
  }),
  fc.record({
    type: fc.constantFrom('checked' as const, 'unchecked' as const),
    target: fc.constantFrom('tomorrow', 'nowhere'),
    item: fc.constantFrom('i1', 'i2', 'i3', 'i4'),
  }),
  fc.record({
    type: fc.constant('answered' as const),
    target: fc.constant('triage'),
    question: fc.constantFrom('blocking', 'severe'),
    answer: fc.nat(2),
  }),
  fc.record({ type: fc.constant('observed' as const), target, value: words, expect: fc.nat(3) }),
  fc.record({
    type: fc.constant('variable' as const),
    target: fc.constantFrom('config', 'token'),
    value: words,
  }),
  fc.record({ type: fc.constant('note' as const), text: words }),
  fc.record({ type: fc.constantFrom('finished' as const, 'abandoned' as const) }),
);

/** Distinct ids in order, whatever the clocks say. */
const events: fc.Arbitrary<RunEvent[]> = fc
  .array(
    fc.record({
      draft,
      wall: fc.integer({ min: -3_600_000, max: 3_600_000 }),
      mono: fc.option(fc.nat(3_600_000), { nil: undefined }),
      session: fc.constantFrom('s1', 's2', undefined),
      source: fc.constantFrom('paper' as const, undefined),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ draft, wall, mono, session, source }, i) =>
      event(i, draft, {
        id: id(i),
        at: new Date(START + wall).toISOString(),
        ...({ mono, session, ...(source && { source }) } as Partial<RunEvent>),
      }),
    ),
  );

function expectValid(given: RunEvent[]): void {
  const state = reduce(header, given);
  const ids = new Set(snapshot.procedure.steps.map((step) => step.id));
  expect(state.steps.map((step) => step.id)).toEqual([...ids]);
  expect(state.current === undefined || ids.has(state.current)).toBe(true);
  expect(state.ended === undefined).toBe(state.status === 'running');
  if (state.status === 'finished')
    for (const step of state.steps) expect(['done', 'not-applicable']).toContain(step.status);
  for (const step of state.steps) {
    expect(step.duration ?? 0).toBeGreaterThanOrEqual(0);
    const running = step.attempts.filter(({ end }) => !end);
    expect(running).toHaveLength(step.status === 'started' ? 1 : 0);
    if (step.status === 'skipped' || step.status === 'not-applicable')
      expect(step.reason).toBeTruthy();
  }
  for (const list of state.checklists)
    expect(list.done).toBe(list.items.filter(({ checked }) => checked).length);
  for (const [i, ms] of state.elapsed.entries())
    expect(ms).toBeGreaterThanOrEqual(state.elapsed[i - 1] ?? 0);
  for (const variable of state.variables)
    if (variable.name === 'token') expect(variable.value).toBeUndefined();
}

describe('reduce', () => {
  test('any subset gives a valid state', () => {
    fc.assert(
      fc.property(
        events.chain((all) => fc.subarray(all)),
        expectValid,
      ),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('any order and any repetition give the same state', () => {
    fc.assert(
      fc.property(
        events.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.subarray(all),
          ),
        ),
        ([all, shuffled, again]) => {
          expect(reduce(header, [...shuffled, ...again])).toEqual(reduce(header, all));
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);

  test('of two events that claim one id the same one wins in any order', () => {
    fc.assert(
      fc.property(draft, draft, (a, b) => {
        const two = [event(1, a), event(1, b)];
        expect(reduce(header, two)).toEqual(reduce(header, two.toReversed()));
      }),
    );
  });
});

describe('clocks', () => {
  test('are never negative, and never fall as both clocks go on', () => {
    fc.assert(
      fc.property(events, fc.nat(1_000_000), fc.nat(1_000_000), (given, first, more) => {
        const state = reduce(header, given);
        const read = (ms: number) =>
          readClocks(state, { wall: START + 3_600_000 + ms, mono: 3_600_000 + ms, session: 's1' });
        const before = read(first);
        const after = read(first + more);
        for (const key of ['sinceDetection', 'procedure', 'step'] as const) {
          expect(before[key]?.elapsed ?? 0).toBeGreaterThanOrEqual(0);
          expect(after[key]?.elapsed ?? 0).toBeGreaterThanOrEqual(before[key]?.elapsed ?? 0);
        }
        expect(before.procedure.left).toBeGreaterThanOrEqual(0);
        expect(before.procedure.over).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
