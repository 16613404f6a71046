import { expect, test } from 'vitest';
import { linkTarget } from '../../../plugins/rollbook/theme/prose/linkTarget.ts';

test.each([
  ['#x', { plan: 'plan', anchor: 'x' }],
  ['x', { plan: 'plan', anchor: 'x' }],
  ['other#x', { plan: 'other', anchor: 'x' }],
  ['/runbooks/other', { plan: 'other' }],
  ['/runbooks/other#x', { plan: 'other', anchor: 'x' }],
  ['./other', { plan: 'other' }],
  ['./other.mdx', { plan: 'other' }],
  ['other.mdx', { plan: 'other' }],
  ['./other.md', { plan: 'other' }],
  ['./other.mdx#x', { plan: 'other', anchor: 'x' }],
  ['./other.mdx#', { plan: 'other' }],
  ['/runbooks/plan', { plan: 'plan' }],
  ['#', undefined],
  ['//evil.example', undefined],
  ['//evil.example#x', undefined],
  ['https://example.org/x#y', undefined],
])('a link to %s', (to, target) => {
  expect(linkTarget('plan', to)).toEqual(target);
});
