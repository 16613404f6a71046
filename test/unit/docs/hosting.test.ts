import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { headerFiles } from '../../../plugins/rollbook/site/headerFiles.ts';
import { contentSecurityPolicy } from '../../../plugins/rollbook/site/securityPolicy.ts';

const page = readFileSync(
  path.join(import.meta.dirname, '../../../docs/reference/hosting.mdx'),
  'utf8',
);

/** The text up to the end of the table that it begins in. */
const rowsOf = (text: string) => text.split('\n\n')[0] ?? '';

test('the page on hosting names every file of headers, and no other', () => {
  const [, table = ''] = page.split('| File | Host |');
  const named = [...rowsOf(table).matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(
    [...headerFiles({ policy: '', baseUrl: '/', sections: [] }).keys()].sort(),
  );
});

test('the page on hosting explains every directive of the policy, and no other', () => {
  const [, table = ''] = page.split('| Directive | Lets in |');
  const rows = [...rowsOf(table).matchAll(/^\| (`[^|]+`) \|/gm)];
  const named = rows.flatMap(([, names]) => (names ?? '').match(/[a-z-]+/g) ?? []);
  const directives = contentSecurityPolicy([])
    .split('; ')
    .map((words) => words.split(' ')[0]);
  expect(named).toEqual(directives);
});
