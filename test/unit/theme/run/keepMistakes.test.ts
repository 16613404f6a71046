import { expect, it } from 'vitest';
import { checkValue } from '../../../../plugins/rollbook/model/variableValue.ts';
import { createDrafts } from '../../../../plugins/rollbook/run/drafts.ts';
import { createValues } from '../../../../plugins/rollbook/run/values.ts';
import { keepMistakes } from '../../../../plugins/rollbook/theme/run/keepMistakes.ts';
import { memoryStorage } from '../../run/memoryStorage.ts';

it('keeps a value with a mistake in it until it is corrected', () => {
  const { kept, open } = memoryStorage();
  const variables = [
    { name: 'ref', label: 'Commit', type: 'sha', required: true, line: 1 } as const,
  ];
  const load = () => {
    const values = createValues('plan', variables, memoryStorage().open, checkValue);
    return { values, stop: keepMistakes(values, createDrafts('k', open), ['ref']) };
  };
  const { values, stop } = load();
  values.set('ref', 'not a commit');
  expect(kept.get('k')).toContain('not a commit');
  stop();

  const again = load();
  expect(again.values.get().fields.ref?.value).toBe('not a commit');
  expect(again.values.get().fields.ref?.message).toBeDefined();
  again.values.set('ref', '0123456789abcdef');
  expect(again.values.get().fields.ref?.message).toBeUndefined();
  expect(kept.size).toBe(0);
});
