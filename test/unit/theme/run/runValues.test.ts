// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { createRunValues } from '../../../../plugins/rollbook/theme/run/runValues.ts';
import { snapshot } from '../../run/sample.ts';
import { openSample } from './openSample.ts';

const open = () => createRunValues('plan', snapshot.variables, undefined);
/** Types a text as a field does: a value at every key. */
function type(run: ReturnType<typeof open>, text: string) {
  for (let end = 1; end <= text.length; end++) run.values.set('token', text.slice(0, end));
}

describe('the secrets of a run', () => {
  test('are those of now and all that were replaced', () => {
    const run = open();
    run.values.set('config', 'prod.ini');
    run.values.set('token', 'first-secret');
    run.values.set('token', 'second-secret');
    run.values.clear();
    run.values.set('token', 'third');
    expect(run.secrets().sort()).toEqual(['first-secret', 'second-secret', 'third']);
  });

  test('are no half of one that was typed', () => {
    const run = open();
    type(run, 'password-1');
    expect(run.secrets()).toEqual(['password-1']);
  });

  test('are those that were recorded, also where they were only added to', () => {
    const run = open();
    type(run, 'first');
    run.drafts();
    type(run, 'first-secret');
    expect(run.secrets()).toEqual(['first-secret', 'first']);
    run.values.set('token', 'abc');
    run.drafts();
    run.values.set('token', '');
    expect(run.secrets()).not.toContain('abc');
  });

  test('are not stored after they were corrected', () => {
    const { open: run, map } = openSample();
    run.store.append({ type: 'started' });
    run.values.values.set('token', 'first-secret');
    run.values.values.set('token', 'second-secret');
    run.act({ type: 'note', text: 'first-secret was refused, second-secret was not' });
    const stored = [...map.values()].join();
    expect(stored).toContain('[secret] was refused, [secret] was not');
    expect(stored).not.toMatch(/first-secret|second-secret/);
    run.close();
  });
});
