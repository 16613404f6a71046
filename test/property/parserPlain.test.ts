import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Nodes } from 'mdast';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { parseFully } from '../../plugins/rollbook/language/parse.ts';
import { parsePlain } from '../../plugins/rollbook/language/parsePlain.ts';
import fc from '../seeded.ts';

const root = new URL('../../', import.meta.url).pathname;
const files = globSync(['docs/**/*.mdx', 'test/fixtures/**/*.mdx'], { cwd: root, absolute: true });
const texts = new Map(
  files.sort().map((file) => [file.slice(root.length), readFileSync(file, 'utf8')]),
);

/** The tree as data, without the parsed JavaScript, which the quick way leaves out. */
function shapeOf(tree: Nodes): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value) => (key === 'estree' ? undefined : value)).replaceAll(
      ',"data":{}',
      '',
    ),
  );
}

/** What the quick way makes of a text; undefined where it leaves it to the full parser. */
function plainOf(text: string): unknown {
  try {
    const tree = parsePlain(text, parseFully);
    return tree && shapeOf(tree);
  } catch {
    return undefined;
  }
}

function expectSame(text: string): boolean {
  const plain = plainOf(text);
  if (plain === undefined) return false;
  const full = shapeOf(parseFully(text));
  if (!isDeepStrictEqual(plain, full)) expect(plain).toEqual(full);
  return true;
}

const phrase = fc.constantFrom(
  ...'word|two words|`code`|``a`b``|**bold**|**b:**|**`c`**|(**x**)|a**b**|**a**b|*em*|_em_|a_b|~~s~~'.split(
    '|',
  ),
  ...'[link](#a)|[x](/b/c.html?d=1)|[`c`](x)|**[l](x)**|[a **b** c](d)|[x]|[ ]|[^1]|![i](x)|](|[|]'.split(
    '|',
  ),
  ...'10:30|host:8080|a:b|x:|:x|:x[y]|::|:::|www.a.com|http://x.y|a@b.co|HTTP://A.B'.split('|'),
  ...'<b>|<T/>|{x}|{/* c */}|&amp;|&|\\*|\\|!|**|*|`|``|1.|-|#|3 > 2|—|²|\u00a0|😀|\u2028|"q"|=|+'.split(
    '|',
  ),
  '|',
  '`a|b`',
  'a\nb',
  'a  \nb',
  '',
);
const phrases = fc
  .array(fc.tuple(phrase, fc.constantFrom('', ' ', ' ', ' ')), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.flat().join(''));
const trimmed = phrases.map((text) => text.trim());
const label = fc.oneof(
  fc.constant(''),
  fc.constant('[]'),
  trimmed.map((text) => `[${text}]`),
);
const attributes = fc.constantFrom(
  ...'|{#a}|{#a k=v}|{k="a b" #c}|{.x}|{k=v k=w}|{a}|{ a = b }|{when="x < 5%" d=\'e"f\'}'.split(
    '|',
  ),
  ...'{k="a\\b"}|{id=x}|{k="&amp;"}|{a=b,c}|{a=b/c:d}|{a-b=1 _x=2}|{#a.b}|{#a#b}|{ #a }|{}|{k="}"}'.split(
    '|',
  ),
);
const oneOf = (...words: string[]) => fc.constantFrom(...words);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.oneof(trimmed, phrases) },
  fc.tuple(oneOf('# ', '## ', '###', '####### ', '#  '), trimmed).map((parts) => parts.join('')),
  fc
    .tuple(
      oneOf('', '', '  ', '   ', '    ', ' '),
      oneOf('- ', '- ', '* ', '1. ', '2. ', '10. ', '1) ', '- [ ] ', '- [x] ', '-  ', '-'),
      trimmed,
    )
    .map((parts) => parts.join('')),
  fc.tuple(trimmed, trimmed).map(([first, second]) => `| ${first} | ${second} |`),
  oneOf('|---|---|', '| - | :-: |', '|:--|--:|', '|---|', '|', '---', '***', '===', '+++'),
  oneOf('```', '```bash', '```sh title="x" dir=\'y\'', '````', '``` js', '~~~', '  ```', '```a&b'),
  fc
    .tuple(
      oneOf(':::', '::::', ':::::', '::', ' :::'),
      oneOf('step', 'note', 'a-b', 'a_'),
      label,
      attributes,
    )
    .map((parts) => parts.join('')),
  { weight: 2, arbitrary: oneOf(':::', ':::', '::::', ':::::', '::: ', ' :::') },
  oneOf(
    '> quoted',
    '{/* note */}',
    '{/* a',
    'b */}',
    '{x}',
    '<T/>',
    '<!-- c -->',
    'import x from "y"',
  ),
  oneOf(
    'export a',
    '[a]: b',
    '[^1]: b',
    '    code',
    '\tx',
    '- ',
    '2. ',
    '\u00a0',
    'x\r',
    '{/**/} b',
  ),
);
const document = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, oneOf('\n', '\n\n')), { maxLength: 14 }))
  .map(([hasMeta, parts]) => `${hasMeta ? '---\ntitle: x\n---\n' : ''}${parts.flat().join('')}`);
const held = fc
  .tuple(document, oneOf(':::', '::::'))
  .map(([text, colons]) => `${colons}step[T]{#a}\n${text}\n${colons}\n`);

/** Some lines of a real document with a few changes in them. */
const changed = fc
  .tuple(
    fc.constantFrom(...texts.values()),
    fc.nat(),
    fc.integer({ min: 4, max: 40 }),
    fc.array(
      fc.tuple(fc.nat(), fc.oneof(phrase, oneOf(' ', '  ', '\n', '{', '}', '<', '_', '~'), line)),
      { maxLength: 3 },
    ),
  )
  .map(([text, from, count, changes]) => {
    const lines = text.split('\n');
    let part = lines
      .slice(from % lines.length)
      .slice(0, count)
      .join('\n');
    for (const [at, added] of changes) {
      const offset = at % (part.length + 1);
      part = part.slice(0, offset) + added + part.slice(offset + (at % 2));
    }
    return part;
  });

describe('the quick way to parse', () => {
  // Each of these was read differently once.
  it.each([
    ' -\n\n-',
    ':::p[]{}\n :::\n:::',
    'b\n- (\n\n-',
    '2.\n-\n\n-',
    '+\n[ ] )',
    '- [ ] `code` first',
    '- a\n\n1. b\n\n- c',
  ])('gives the tree of the full parser for %j', (text) => {
    expectSame(text);
  });

  it.each([...texts])('gives the tree of the full parser for %s', (_, text) => {
    expectSame(text.replace(/^\uFEFF/, ''));
  });

  it('is taken for most plans of this site', () => {
    const plans = [...texts].filter(([file]) => file.startsWith('docs/runbooks/'));
    const slow = plans.filter(([, text]) => plainOf(text) === undefined);
    expect(slow.length).toBeLessThan(plans.length / 2);
  });

  it('gives the tree of the full parser for any document', { timeout: 120_000 }, () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(document, held, changed), (text) => {
        if (expectSame(text)) taken += 1;
      }),
      { numRuns: 1500 },
    );
    // A comparison that nothing reaches would prove nothing.
    expect(taken).toBeGreaterThan(100);
  });
});
