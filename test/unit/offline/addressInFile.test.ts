import { expect, test } from 'vitest';
import { addressIn, hrefInFile, otherIn } from '../../../plugins/rollbook/offline/addressInFile.ts';

const page = (query: string) => addressIn(query).page;

test('a page of the site and its query stand in the query of the file', () => {
  expect(addressIn('?at=run?run=a%20b')).toEqual({ page: 'run', search: '?run=a%20b' });
  expect(addressIn('')).toEqual({ page: '', search: '' });
});

test('what cannot be decoded asks for nothing, which is the plan', () => {
  for (const query of ['?at=%E0', '?at=runbooks/%', '?at=%ff?run=x'])
    expect(page(query), query).toBe('');
});

test('another runbook is asked for by what an id can be, and by nothing else', () => {
  expect(otherIn(page('?at=runbooks/web-search'), 'web-checkout')).toBe('web-search');
  expect(otherIn(page('?at=runbooks/web-checkout'), 'web-checkout')).toBeUndefined();
  for (const id of [
    '',
    'http://[',
    'https://evil.example/',
    '//evil.example',
    '..%2f..',
    'a/b',
    'javascript:x',
    'x%0a',
  ])
    expect(otherIn(page(`?at=runbooks/${id}`), 'web-checkout'), id).toBeUndefined();
});

test.each([
  ['/print/plan', '?at=print/plan'],
  ['/print/other', 'https://ops.example/docs/print/other'],
  ['/run?runbook=plan&procedure=a', '?at=run?runbook=plan&procedure=a'],
  ['/runbooks/plan', '#top'],
  ['/runbooks/plan#a', '#a'],
  ['#a', '#a'],
  ['./other.mdx#b', 'https://ops.example/docs/runbooks/other#b'],
  ['https://example.org/', 'https://example.org/'],
  ['pathname:///offline/plan.html', undefined],
])('%s leads to %s in the file', (href, expected) => {
  expect(hrefInFile(href, 'plan', 'https://ops.example/docs/runbooks/plan')).toBe(expected);
});

test('without a site only what the file holds can be reached', () => {
  expect(hrefInFile('/print/plan', 'plan', undefined)).toBe('?at=print/plan');
  expect(hrefInFile('/print/other', 'plan', undefined)).toBeUndefined();
});
