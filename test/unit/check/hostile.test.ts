import { expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { messageJson } from '../../../plugins/rollbook/check/messageJson.ts';
import { DIRECTIVE_NAMES } from '../../../plugins/rollbook/language/directives.ts';
import fc from '../../seeded.ts';

const HEAD = '---\ntitle: X\nrunbook:\n  id: x\n  status: draft\n  owner: "@team"\n';

/** What the parsers of the language stumble over, in any order. */
const bit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...DIRECTIVE_NAMES, 'note', 'warning') },
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      ...['::', ':::', '::::', '\n', '\n\n', '\r\n', ' ', '\t', '{', '}', '[', ']', '{#a}', '{#b '],
      ...[
        'to=a',
        'when="m > 5%"',
        'budget=5m',
        'needs=b',
        'optional',
        '="',
        "'",
        '```bash\n',
        '```',
      ],
      ...[
        '| a |',
        '|-|-|',
        '- [ ] ',
        '- [x] ',
        '> ',
        '1. ',
        '# ',
        '---\n',
        '<',
        '</a>',
        '<a>',
        '<!--',
      ],
      ...[
        '{{a}}',
        '{/*',
        '*/}',
        'import x',
        'export ',
        '\\',
        '\u{1f600}',
        '\u202e',
        '\uFEFF',
        '$(',
        'rm -rf /',
      ],
      ...[
        'variables:\n    a: {type: text}\n',
        '  a: &a *a\n',
        'rollbook-disable-next missing-id: why',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);

test('no text makes the check throw, or point outside the file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(bit, { maxLength: 40 }),
      fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.array(bit, { maxLength: 4 })),
      async (body, head) => {
        const text = `${HEAD}${head.join('')}---\n\n${body.join('')}`;
        const { files } = await checkFiles([{ path: 'a.mdx', text }], { today: '2026-01-15' });
        const lines = text.replace(/^\uFEFF/, '').split('\n');
        for (const entry of files[0]?.messages ?? []) {
          const { line, column, endLine, endColumn, message } = messageJson(entry, 'a.mdx');
          expect(line, message).toBeGreaterThanOrEqual(1);
          expect(line, message).toBeLessThanOrEqual(lines.length);
          expect(endLine, message).toBeGreaterThanOrEqual(line);
          expect(endLine, message).toBeLessThanOrEqual(lines.length);
          expect(column, message).toBeGreaterThanOrEqual(1);
          expect(column, message).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
          expect(endColumn, message).toBeLessThanOrEqual((lines[endLine - 1] ?? '').length + 2);
          if (line === endLine) expect(endColumn, message).toBeGreaterThanOrEqual(column);
        }
      },
    ),
    {
      numRuns: 600,
      // Once on this the parser threw an assertion of its own.
      examples: [[['<a>', 'procedure', '\n', '---\n'], []]],
    },
  );
});
