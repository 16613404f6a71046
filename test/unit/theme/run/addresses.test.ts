import { describe, expect, test } from 'vitest';
import type { StepState, StepStatus } from '../../../../plugins/rollbook/run/runState.ts';
import {
  hrefOf,
  readRunAddress,
  runHref,
  startHref,
} from '../../../../plugins/rollbook/theme/run/addresses.ts';
import { detectedAt } from '../../../../plugins/rollbook/theme/run/DetectionFields.tsx';
import { stepDrafts } from '../../../../plugins/rollbook/theme/run/stepDrafts.ts';
import { snapshot } from '../../run/sample.ts';

describe('the address of run mode', () => {
  test('names the procedure; whatever else it holds is for the variables', () => {
    expect(
      readRunAddress('?runbook=a-b&procedure=c&config=prod.ini&trigger=High+load&x=1'),
    ).toEqual({
      runbook: 'a-b',
      procedure: 'c',
      trigger: 'High load',
      query: 'config=prod.ini&trigger=High+load&x=1',
    });
  });

  test('what is no id is left out', () => {
    expect(readRunAddress('?runbook=../x&procedure=%00')).toEqual({ query: '' });
  });

  test('a run and a start have addresses below the base', () => {
    expect(runHref('/docs/', '01X', 'a=b')).toBe('/docs/run?run=01X&a=b');
    expect(startHref('/', 'a', 'b', { config: 'x y', run: 'no' })).toBe(
      '/run?runbook=a&procedure=b&config=x+y',
    );
  });

  test('a reference leads to the site or the web, and to nothing else', () => {
    expect(hrefOf('/', 'plan', '#list')).toBe('/runbooks/plan#list');
    expect(hrefOf('/', 'plan', 'emergency')).toBe('/runbooks/plan#emergency');
    expect(hrefOf('/', 'plan', 'other#emergency')).toBe('/runbooks/other#emergency');
    expect(hrefOf('/', 'plan', './other.mdx#x')).toBe('/runbooks/other#x');
    expect(hrefOf('/', 'plan', '/runbooks/other')).toBe('/runbooks/other');
    expect(hrefOf('/docs/', 'plan', './other.mdx')).toBe('/docs/runbooks/other');
    expect(hrefOf('/', 'plan', 'https://example.org/')).toBe('https://example.org/');
    for (const to of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '//evil.example#x',
      'a b',
    ])
      expect(hrefOf('/', 'plan', to)).toBeUndefined();
  });
});

describe('detectedAt', () => {
  const wall = Date.UTC(2026, 10, 21, 3);
  test('is now, so many minutes ago, or a time', () => {
    expect(detectedAt({ kind: 'now', minutes: '', time: '' }, wall)).toBe(wall);
    expect(detectedAt({ kind: 'ago', minutes: '7,5', time: '' }, wall)).toBe(wall - 450_000);
    expect(detectedAt({ kind: 'at', minutes: '', time: '2026-11-21T02:00:00Z' }, wall)).toBe(
      wall - 3_600_000,
    );
  });

  test('says what is wrong', () => {
    for (const wrong of [
      { kind: 'ago', minutes: '', time: '' },
      { kind: 'ago', minutes: '-1', time: '' },
      { kind: 'ago', minutes: 'ten', time: '' },
      { kind: 'at', minutes: '', time: '' },
      { kind: 'at', minutes: '', time: '2026-11-22T02:00:00Z' },
    ] as const)
      expect(detectedAt(wrong, wall)).toHaveProperty('message');
  });
});

describe('stepDrafts', () => {
  const [step] = snapshot.procedure.steps;
  const state = (status: StepStatus) => ({ id: 'x', step, status }) as unknown as StepState;
  const types = (status: StepStatus) =>
    (['begin', 'done', 'failed', 'skip', 'not-applicable', 'reopen'] as const).filter(
      (action) => stepDrafts(state(status), action).length > 0,
    );
  test('an action is there only where it has an effect', () => {
    expect(types('pending')).toEqual(['begin', 'done', 'failed', 'skip', 'not-applicable']);
    expect(types('started')).toEqual(['done', 'failed', 'skip', 'not-applicable']);
    expect(types('failed')).toEqual(['begin', 'skip', 'reopen']);
    for (const settled of ['done', 'skipped', 'not-applicable'] as const)
      expect(types(settled)).toEqual(['reopen']);
  });
});
