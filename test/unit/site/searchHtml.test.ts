import { expect, test } from 'vitest';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { searchHtml } from '../../../plugins/rollbook/site/searchHtml.ts';

const linesOf = (html: string) =>
  html
    .replace(/<\/?(?:html|body)>/g, '')
    .split('\n')
    .filter((line) => line !== '');

test('headings keep their anchors, and each text stands by itself', () => {
  const html = searchHtml(
    `---
title: Not this
---

## What is *saved*

Text with \`code\` and [a link](/x), 1 < 2 & kafka:main.

## What is saved {/* #chosen */}

::note[Mind this]

| One | Two |
|---|---|
| a | b |

- item {/* no comment */}

\`\`\`bash
echo 1
\`\`\`

<b>loud</b> {1 + 1}
`,
    'Storage',
  );
  expect(linesOf(html)).toEqual([
    '<h1>Storage</h1>',
    '<h2 id="what-is-saved">What is saved</h2>',
    '<p>Text with code and a link, 1 &lt; 2 &amp; kafka:main.</p>',
    '<h2 id="chosen">What is saved </h2>',
    '<p>Mind this</p>',
    '<p>One</p>',
    '<p>Two</p>',
    '<p>a</p>',
    '<p>b</p>',
    '<p>item </p>',
    '<p>echo 1</p>',
    '<p>loud </p>',
  ]);
});

test('of a runbook, what has records of its own is left out', () => {
  const runbook = { id: 'shop', owner: '@team', version: '2' } as Runbook;
  const html = searchHtml(
    `# Take it back

:::contacts[Whom to call]{#whom}

| Role | Name |
|---|---|
| Lead | Ann |

:::

::trigger[It fails]{#fails}

::::procedure[Undo]{#undo}

Text of the procedure.

:::step[Do]{#do}
:::

::::

After.
`,
    'Shop',
    runbook,
  );
  expect(linesOf(html)).toEqual([
    '<span data-pagefind-meta="kind:Runbook"></span>',
    '<p>shop, @team, 2</p>',
    '<h1 id="take-it-back">Take it back</h1>',
    '<h3 id="whom">Whom to call</h3>',
    '<p>Role</p>',
    '<p>Name</p>',
    '<p>Lead</p>',
    '<p>Ann</p>',
    '<p>After.</p>',
  ]);
});

test('a document that cannot be read is found by its title', () => {
  expect(linesOf(searchHtml('> '.repeat(5000), 'Deep'))).toContain('<h1>Deep</h1>');
});
