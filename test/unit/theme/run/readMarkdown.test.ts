import { describe, expect, test } from 'vitest';
import { readBlocks, readInline } from '../../../../plugins/rollbook/theme/prose/readMarkdown.ts';

describe('readInline', () => {
  test('reads code, strong, emphasis and links, and leaves the rest', () => {
    expect(
      readInline('See `a **b**`, **now** or *later*: [the list](#list), a_b_c, 2 * 3 * 4'),
    ).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'code', text: 'a **b**' },
      { kind: 'text', text: ', ' },
      { kind: 'strong', text: 'now' },
      { kind: 'text', text: ' or ' },
      { kind: 'em', text: 'later' },
      { kind: 'text', text: ': ' },
      { kind: 'link', text: 'the list', to: '#list' },
      { kind: 'text', text: ', a_b_c, 2 * 3 * 4' },
    ]);
  });

  test('takes a backslash away and HTML for text', () => {
    expect(readInline('\\*x\\* <b>y</b>')).toEqual([{ kind: 'text', text: '*x* <b>y</b>' }]);
  });

  test('answers a hostile line in time', () => {
    for (const piece of ['**', '`', '[', '*a', '_a ', '[](']) {
      const text = piece.repeat(4_000);
      // What nothing closes is text; the test ends only where the search does.
      expect(
        readInline(text)
          .map((part) => part.text)
          .join('').length,
      ).toBeGreaterThan(0);
    }
  });
});

describe('readBlocks', () => {
  test('reads paragraphs, lists in lists and fenced code', () => {
    const text = 'One\ntwo.\n\n- a\n- b\n  1. c\n  2. d\n\n```sh\nrm -r *x*\n```\nLast.';
    expect(readBlocks(text)).toEqual([
      { kind: 'paragraph', text: 'One two.' },
      {
        kind: 'list',
        ordered: false,
        items: [
          { text: 'a', inner: [] },
          {
            text: 'b',
            inner: [
              {
                kind: 'list',
                ordered: true,
                items: [
                  { text: 'c', inner: [] },
                  { text: 'd', inner: [] },
                ],
              },
            ],
          },
        ],
      },
      { kind: 'code', text: 'rm -r *x*' },
      { kind: 'paragraph', text: 'Last.' },
    ]);
  });

  test('a fence that never ends takes what is left', () => {
    expect(readBlocks('```\na\n\nb')).toEqual([{ kind: 'code', text: 'a\n\nb' }]);
  });
});
