// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { pieces } from '../../../plugins/rollbook/theme/search/engine.ts';
import { opensSearch } from '../../../plugins/rollbook/theme/search/opensSearch.ts';

afterEach(() => document.body.replaceChildren());

/** Whether a key on an element of the page asks for the search. */
function asks(init: KeyboardEventInit, html = '<p></p>', single = true): boolean {
  document.body.innerHTML = html;
  const target = document.body.querySelector('[data-at]') ?? document.body.firstElementChild;
  let answer = false;
  const listen = (event: KeyboardEvent) => {
    answer = opensSearch(event, single);
  };
  document.addEventListener('keydown', listen);
  target?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  document.removeEventListener('keydown', listen);
  return answer;
}

test('a slash asks for the search where nobody types and single keys are on', () => {
  expect(asks({ key: '/' })).toBe(true);
  expect(asks({ key: '/' }, '<input type="checkbox">')).toBe(true);
  for (const html of [
    '<input>',
    '<input type="search">',
    '<textarea></textarea>',
    '<div contenteditable><b data-at></b></div>',
    '<dialog open><button data-at></button></dialog>',
  ])
    expect(asks({ key: '/' }, html), html).toBe(false);
  expect(asks({ key: '/' }, '<p></p>', false)).toBe(false);
  expect(asks({ key: '/', altKey: true })).toBe(false);
});

test('Ctrl-K and ⌘K ask for it anywhere', () => {
  expect(asks({ key: 'k', ctrlKey: true }, '<input>', false)).toBe(true);
  expect(asks({ key: 'K', metaKey: true }, '<textarea></textarea>')).toBe(true);
  expect(asks({ key: 'k' })).toBe(false);
  expect(asks({ key: 'k', ctrlKey: true, shiftKey: true })).toBe(false);
});

test('an excerpt is text: what looked like markup in it stays text', () => {
  expect(pieces('a <mark>b</mark> &lt;img onerror=x&gt; <mark>c</mark>')).toEqual([
    'a ',
    'b',
    ' <img onerror=x> ',
    'c',
    '',
  ]);
});
