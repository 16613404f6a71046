import { expect, test } from 'vitest';
import { read } from '../../../plugins/rollbook/language/read.ts';
import { messageLines } from '../../messageLines.ts';

const said = (text: string) => messageLines(read(text, 'page.mdx').messages);

const BODY = '\nTake it back.\n\n::::procedure[P]{#p}\n::::\n';
const UNDER = '  id: p\n  status: active\n  owner: "@team"\n';
const WHAT =
  'front-matter Expected a `runbook` key in the front matter of a page with `procedure`,';
const OPENING = 'front-matter Expected `---` as the first line of a page with `procedure`,';

test.each([
  [
    'a misspelt key',
    `---\ntitle: P\nrunbok:\n${UNDER}---\n${BODY}`,
    `3:1-3:7 ${WHAT} found \`runbok\`. Did you mean \`runbook\`?\n`,
  ],
  [
    'a capital',
    `---\ntitle: P\nRunbook:\n${UNDER}---\n${BODY}`,
    `3:1-3:8 ${WHAT} found \`Runbook\`. Did you mean \`runbook\`?\n`,
  ],
  [
    'line ends of Windows',
    `---\ntitle: P\n---\n${BODY}`.replaceAll('\n', '\r\n'),
    `7:1-7:14 ${WHAT} found none\n`,
  ],
  [
    'the keys without it',
    `---\ntitle: P\n${UNDER.replaceAll('  ', '')}---\n${BODY}`,
    `10:1-10:14 ${WHAT} found none\n`,
  ],
  ['no front matter', BODY, `4:1-4:14 ${WHAT} found none\n`],
  ['no front matter and a byte order mark', `\ufeff${BODY}`, `4:1-4:14 ${WHAT} found none\n`],
  [
    'an empty line before it',
    `\n---\ntitle: P\nrunbook:\n${UNDER}---\n${BODY}`,
    `1:1-1:1 ${OPENING} found an empty line\n`,
  ],
  [
    'two hyphens',
    `--\ntitle: P\nrunbook:\n${UNDER}--\n${BODY}`,
    `1:1-1:3 ${OPENING} found \`--\`\n`,
  ],
  [
    'four hyphens',
    `----\ntitle: P\nrunbook:\n${UNDER}----\n${BODY}`,
    `1:1-1:5 ${OPENING} found \`----\`\n`,
  ],
])('%s is told of', (_, text, message) => {
  expect(said(text)).toBe(message);
});

test.each([
  ['a code block', '````mdx\n```\n::::procedure[P]{#p}\n::::\n````\n'],
  ['a comment', '{/*\n::::procedure[P]{#p}\n::::\n*/}\n'],
  ['an admonition', '::::note[So]\n:::checklist[C]{#c}\n:::\n::::\n'],
  ['a list', '- so\n\n  :::checklist[C]{#c}\n  :::\n'],
  ['prose', 'So `::trigger[T]` is written, with\n::trigger and more words.\n'],
  [
    'directives of other plugins',
    ':::question\nWhy?\n:::\n\n::youtube{#a}\n\n::::steps\n:::step[S]\n:::\n::::\n',
  ],
])('%s is left alone', (_, body) => {
  expect(said(`---\ntitle: P\n---\n\n${body}`)).toBe('');
});

test('any directive tells where the front matter is that of a runbook', () => {
  expect(said(`---\nrunbooks:\n${UNDER}---\n\n:::history\n:::\n`)).toBe(
    '2:1-2:9 front-matter Expected a `runbook` key in the front matter of a page with `history`, found `runbooks`. Did you mean `runbook`?\n',
  );
});

test('a runbook whose lines end with a carriage return alone is told of once', () => {
  const text = `---\ntitle: P\nrunbook:\n${UNDER}---\n${BODY}`.replaceAll('\n', '\r');
  const message =
    '1:4-1:5 hidden-character Expected a line feed at the end of each line, found U+000D, a carriage return alone. Save the file with the line ends of Unix or Windows\n';
  expect(said(text)).toBe(message);
  expect(said(`${text}\n`)).toBe(message);
  expect(said(text.replace('runbook:', 'sidebar:').replace('::::procedure', 'procedure'))).toBe('');
});
