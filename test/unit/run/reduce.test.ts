import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../plugins/rollbook/model/run.ts';
import { deviationsOf } from '../../../plugins/rollbook/run/deviations.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { waysOn } from '../../../plugins/rollbook/run/waysOn.ts';
import { event, header, snapshot, story } from './sample.ts';

const started = event(0, { type: 'started' });
const run = (...events: RunEvent[]) => reduce(header, [started, ...events]);
const stepOf = (state: ReturnType<typeof reduce>, id: string) => {
  const found = state.steps.find((step) => step.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
};
const skipAll = (from: number) =>
  snapshot.procedure.steps.map((step, i) =>
    event(from + i * 1000, { type: 'step-done', target: step.id }),
  );

describe('status', () => {
  test('a run without events is running, at its first step', () => {
    expect(reduce(header, [])).toMatchObject({ status: 'running', current: 'confirm' });
  });

  test('is finished only where every step is done or not applicable', () => {
    const [first, ...rest] = skipAll(1000);
    const end = event(60_000, { type: 'finished' });
    expect(run(...skipAll(1000), end).status).toBe('finished');
    expect(run(...rest, end)).toMatchObject({
      status: 'finished-with-exceptions',
      exceptions: ['confirm'],
    });
    const skip = { type: 'step-skipped', target: 'confirm', reason: 'no time' } as const;
    expect(run(event(500, skip), ...rest, end).status).toBe('finished-with-exceptions');
    expect(run(event(500, { ...skip, notApplicable: true }), ...rest, end).status).toBe('finished');
    const failed = event(500, { type: 'step-failed', target: 'confirm' });
    expect(run(failed, ...rest, end).status).toBe('finished-with-exceptions');
    expect(run(failed, ...rest, first as RunEvent, end).status).toBe('finished');
  });

  test('what failed cannot be made not applicable', () => {
    const state = run(
      event(1, { type: 'step-failed', target: 'confirm' }),
      event(2, { type: 'step-skipped', target: 'confirm', reason: 'x', notApplicable: true }),
    );
    expect(stepOf(state, 'confirm').status).toBe('skipped');
  });

  test('abandoned stays so, with its reason, and owes nothing', () => {
    const state = run(event(1, { type: 'abandoned', reason: 'false alarm' }));
    expect(state).toMatchObject({ status: 'abandoned', endText: 'false alarm', owed: [] });
    expect(state.current).toBeUndefined();
  });

  test('to reopen a step takes the run up again', () => {
    const state = run(
      ...skipAll(1),
      event(60_000, { type: 'finished' }),
      event(61_000, { type: 'step-reopened', target: 'verify', reason: 'it came back' }),
    );
    expect(state).toMatchObject({ status: 'running', current: 'verify' });
    expect(stepOf(state, 'verify')).toMatchObject({ status: 'reopened', reason: 'it came back' });
    expect(state.ended).toBeUndefined();
  });
});

describe('steps', () => {
  const state = reduce(header, story);

  test('tries, times and durations', () => {
    expect(stepOf(state, 'confirm').duration).toBe(60_000);
    expect(stepOf(state, 'switch')).toMatchObject({ status: 'done', duration: 115_000 });
    expect(stepOf(state, 'switch').attempts.map(({ result }) => result)).toEqual([
      'failed',
      'done',
    ]);
    // Nobody said when it began: it counts from the end of the one before.
    expect(stepOf(state, 'approve')).toMatchObject({
      duration: 20_000,
      by: 'Grace, release manager',
    });
    expect(stepOf(state, 'approve').attempts[0]?.assumed).toBe(true);
    expect(stepOf(state, 'follow-up').due).toBe('2026-11-22T02:14:00.000Z');
  });

  test('an observed value is compared with its condition', () => {
    const values = (draft: { expect: number; value: string; met?: boolean }) =>
      stepOf(run(event(1, { type: 'observed', target: 'confirm', ...draft })), 'confirm').observed;
    expect(values({ expect: 0, value: '12%' })[0]?.met).toBe(false);
    expect(values({ expect: 0, value: '4.9' })[0]?.met).toBe(true);
    // A condition outranks what somebody says.
    expect(values({ expect: 0, value: '12', met: true })[0]?.met).toBe(false);
    expect(values({ expect: 1, value: '0' })[0]?.met).toBe(true);
    expect(values({ expect: 1, value: '137' })[0]?.met).toBe(false);
    expect(values({ expect: 0, value: 'hard to say' })[0]?.met).toBeUndefined();
    expect(values({ expect: 9, value: 'x', met: false })[0]?.met).toBe(false);
  });

  test('what was skipped or reopened stays a deviation after it was done', () => {
    const state = run(
      event(1, { type: 'step-skipped', target: 'confirm', reason: 'no time' }),
      event(2, { type: 'step-reopened', target: 'confirm' }),
      ...skipAll(1_000),
      event(8_000, { type: 'step-reopened', target: 'switch', reason: 'wrong cluster' }),
      event(9_000, { type: 'step-done', target: 'switch' }),
      event(9_500, { type: 'finished' }),
    );
    expect(state.status).toBe('finished');
    expect(deviationsOf(state)).toEqual([
      { code: 'A1', text: 'Skipped: Do confirm', reason: 'no time' },
      { code: 'A1', text: 'Reopened: Do confirm' },
      { code: 'A3', text: 'Reopened: Do switch', reason: 'wrong cluster' },
    ]);
  });

  test('a step that was reopened is counted from then, or from the step before where that is later', () => {
    const events = [
      event(60_000, { type: 'step-done', target: 'confirm' }),
      event(120_000, { type: 'step-done', target: 'switch' }),
      event(3_600_000, { type: 'step-reopened', target: 'switch' }),
    ];
    const done = event(3_660_000, { type: 'step-done', target: 'switch' });
    expect(stepOf(run(...events, done), 'switch').duration).toBe(120_000);
    const between = event(3_630_000, { type: 'step-done', target: 'approve' });
    expect(stepOf(run(...events, between, done), 'switch').duration).toBe(90_000);
  });

  test('an approval that was withdrawn names nobody', () => {
    const withdrawn = [
      event(1, { type: 'step-done', target: 'approve', by: 'Grace' }),
      event(2, { type: 'step-reopened', target: 'approve', reason: 'withdrawn' }),
    ];
    expect(stepOf(run(...withdrawn), 'approve')).not.toHaveProperty('by');
    const skipped = event(3, { type: 'step-skipped', target: 'approve', reason: 'nobody there' });
    expect(stepOf(run(...withdrawn, skipped), 'approve')).not.toHaveProperty('by');
    const again = event(4, { type: 'step-done', target: 'approve', by: 'Edsger' });
    expect(stepOf(run(...withdrawn, again), 'approve').by).toBe('Edsger');
    // A failure keeps the name until the step is skipped.
    const failed = event(2, { type: 'step-failed', target: 'approve' });
    const after = run(withdrawn[0] as RunEvent, failed, skipped);
    expect(stepOf(after, 'approve')).not.toHaveProperty('by');
  });

  test('a step that is done does not begin again by a late message', () => {
    const late = run(
      event(1, { type: 'step-done', target: 'confirm' }),
      event(2, { type: 'step-started', target: 'confirm' }),
    );
    expect(stepOf(late, 'confirm').status).toBe('done');
    expect(late.inert).toHaveLength(1);
  });

  test('waits for needs and for approvals before a change', () => {
    const open = run();
    expect(stepOf(open, 'restart').waitsFor).toEqual([
      { step: 'approve', kind: 'approval' },
      { step: 'switch', kind: 'step' },
    ]);
    expect(stepOf(open, 'verify').waitsFor).toEqual([{ step: 'restart', kind: 'step' }]);
    const given = run(event(1, { type: 'step-done', target: 'approve' }));
    expect(stepOf(given, 'switch').waitsFor).toEqual([]);
    const refused = run(event(1, { type: 'step-failed', target: 'approve' }));
    expect(stepOf(refused, 'switch').waitsFor).toHaveLength(1);
  });

  test('thousands of steps that wait for thousands of approvals take no time', () => {
    const [, approve, change] = snapshot.procedure.steps;
    if (!approve || !change) throw new Error('no steps');
    const count = 4_000;
    const steps = Array.from({ length: count }, (_, i) => ({
      ...(i < count / 2 ? approve : change),
      id: `s${i}`,
      needs: i === count - 1 ? ['s0', 's3000'] : [],
    }));
    const procedure = { ...snapshot.procedure, steps };
    const begun = performance.now();
    const state = reduce({ ...header, snapshot: { ...snapshot, procedure } }, [started]);
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(stepOf(state, 's2500').waitsFor).toHaveLength(count / 2);
    expect(stepOf(state, 's1').waitsFor).toEqual([]);
    expect(stepOf(state, 's3999').waitsFor).toHaveLength(count / 2 + 1);
    expect(stepOf(state, 's3999').waitsFor.at(-1)).toEqual({ step: 's3000', kind: 'step' });
    expect(state.current).toBe('s0');
  });

  test('the current step: begun, just failed, or the next that waits for nothing', () => {
    expect(run(event(1, { type: 'step-started', target: 'verify' })).current).toBe('verify');
    const failed = event(2, { type: 'step-failed', target: 'switch' });
    expect(run(failed).current).toBe('switch');
    expect(run(failed, event(3, { type: 'step-done', target: 'confirm' })).current).toBe('approve');
    // Where two wait, the one that waits for nothing comes first, whatever the order.
    const begun = snapshot.procedure.steps.toSpliced(1, 1);
    const cut = {
      ...header,
      snapshot: { ...snapshot, procedure: { ...snapshot.procedure, steps: begun.toReversed() } },
    };
    expect(reduce(cut, [started]).current).toBe('follow-up');
    const recorded = event(1, { type: 'step-done', target: 'follow-up' });
    expect(reduce(cut, [started, recorded]).current).toBe('switch');
    const skipped = event(2, { type: 'step-skipped', target: 'switch', reason: 'x' });
    expect(reduce(cut, [started, recorded, skipped]).current).toBe('restart');
  });

  test('what was changed, latest first, with the way back', () => {
    expect(state.changes.map(({ step, sure }) => [step, sure])).toEqual([['switch', true]]);
    expect(state.changes[0]?.undo?.text).toBe('Switch it on again.');
    const half = run(
      event(1, { type: 'step-done', target: 'switch' }),
      event(2, { type: 'step-started', target: 'restart' }),
    );
    expect(half.changes.map(({ step, sure }) => [step, sure])).toEqual([
      ['restart', false],
      ['switch', true],
    ]);
    expect(half.changes[0]?.undo).toBeUndefined();
  });

  test('the ways on after a failure', () => {
    expect(waysOn(state, 'switch')).toMatchObject({
      onFail: { kind: 'procedure', to: 'full', title: 'Full rollback' },
      alternatives: [{ id: 'gentle' }],
      nextLevel: { id: 'full' },
    });
    expect(waysOn(state, 'confirm').onFail).toBeUndefined();
  });
});
