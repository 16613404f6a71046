import { expect, test } from 'vitest';
import { readConfig } from '../../../plugins/rollbook/check/config.ts';

const RULES = ['vague-trigger', 'missing-id'];

test('a configuration that says all there is to say', () => {
  const config = {
    rules: { 'vague-trigger': 'off', 'missing-id': 'warn' },
    siteUrl: 'https://example.org/plans/',
    paths: ['docs', 'more/plans'],
  };
  expect(readConfig({ $schema: 'x', ...config }, RULES)).toEqual({ config });
  expect(readConfig({}, RULES)).toEqual({ config: {} });
});

test.each([
  [{ rule: {} }, 'found `rule`. Did you mean `rules`?'],
  [{ rules: { 'vague-triger': 'off' } }, 'found `vague-triger`. Did you mean `vague-trigger`?'],
  [{ rules: { 'vague-trigger': 'loud' } }, '`rules.vague-trigger` to be `off`, `warn` or `error`'],
  [{ rules: [] }, '`rules` to be levels'],
  [{ siteUrl: 'javascript:alert(1)' }, '`siteUrl` to be an address'],
  [{ siteUrl: 'https://[' }, '`siteUrl` to be an address'],
  [{ paths: 'docs' }, '`paths` to be a list'],
  [{ paths: [] }, 'at least one path'],
  [{ paths: [1] }, '`paths.0` to be a path'],
  [null, 'an object'],
  [[], 'an object'],
  ['docs', 'an object'],
])('%j is told: %s', (data, words) => {
  const result = readConfig(data, RULES);
  expect('problems' in result && result.problems).toEqual([expect.stringContaining(words)]);
});
