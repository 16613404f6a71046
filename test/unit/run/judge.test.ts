import { describe, expect, test } from 'vitest';
import type { Expect } from '../../../plugins/rollbook/model/runbook.ts';
import { deviationsOf } from '../../../plugins/rollbook/run/deviations.ts';
import { judge } from '../../../plugins/rollbook/run/judge.ts';
import { parseEvent, parseHeader } from '../../../plugins/rollbook/run/parseRecord.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { event, header, snapshot } from './sample.ts';

const expectation = (more: Partial<Expect>): Expect => ({ title: 'It runs', line: 1, ...more });
const value = { metric: 'waiting', op: '<', value: 50 } as const;

describe('judge', () => {
  test('an exit status decides alone where nothing else is asked for', () => {
    const exit = expectation({ exit: 3 });
    expect(['3', ' 3 ', '0', '-3', '3 errors', '', ' '].map((text) => judge(exit, text))).toEqual([
      true,
      true,
      false,
      false,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([{ contains: 'active' }, { absent: 'failed' }, { matches: '^ok$' }, { contains: '' }])(
    'what fits leaves %o to a person, and what does not fit decides',
    (output) => {
      expect(judge(expectation({ exit: 0, ...output }), '0')).toBeUndefined();
      expect(judge(expectation({ exit: 0, ...output }), '1')).toBe(false);
      expect(judge(expectation({ value, ...output }), '49')).toBeUndefined();
      expect(judge(expectation({ value, ...output }), '50')).toBe(false);
      expect(judge(expectation(output), '0')).toBeUndefined();
    },
  );

  test('a condition decides alone, and leaves an exit status beside it to a person', () => {
    expect(judge(expectation({ value }), '49')).toBe(true);
    expect(judge(expectation({ value }), '50')).toBe(false);
    expect(judge(expectation({ value }), 'few')).toBeUndefined();
    expect(judge(expectation({ value, exit: 0 }), '0')).toBeUndefined();
    expect(judge(expectation({ value, exit: 0 }), '50')).toBe(false);
    expect(judge(expectation({ value, exit: 0 }), 'few')).toBeUndefined();
  });
});

describe('in a record', () => {
  const steps = snapshot.procedure.steps.with(0, {
    ...(snapshot.procedure.steps[0] as (typeof snapshot.procedure.steps)[number]),
    expects: [expectation({ exit: 0, contains: 'active' })],
  });
  const other = {
    ...header,
    snapshot: { ...snapshot, procedure: { ...snapshot.procedure, steps } },
  };
  const observed = (found: string, said?: boolean) => [
    event(0, { type: 'started' }),
    event(1, {
      type: 'observed',
      target: 'confirm',
      expect: 0,
      value: found,
      ...(said !== undefined && { met: said }),
    }),
  ];
  const metOf = (found: string, said?: boolean) =>
    reduce(other, observed(found, said)).steps[0]?.observed[0]?.met;

  test('what a person said of the output stands', () => {
    expect(metOf('0', false)).toBe(false);
    expect(metOf('0', true)).toBe(true);
    expect(metOf('1', true)).toBe(false);
    expect(deviationsOf(reduce(other, observed('0', false)))).toEqual([
      { code: 'A1', text: 'Found 0, expected It runs: Do confirm' },
    ]);
  });

  test('one made before, in which only the exit status was given, is read without an answer', () => {
    const kept = parseHeader(JSON.stringify(other), other.runId);
    if (kept.state !== 'record') throw new Error(kept.state);
    const events = observed('0').map((one) => {
      const parsed = parseEvent(JSON.stringify(one), one.id);
      if (parsed.state !== 'record') throw new Error(parsed.state);
      return parsed.record;
    });
    const state = reduce(kept.record, events);
    expect(state.inert).toEqual([]);
    expect(state.steps[0]?.observed).toMatchObject([{ value: '0' }]);
    expect(state.steps[0]?.observed[0]).not.toHaveProperty('met');
    expect(metOf('1')).toBe(false);
  });
});
