import { expect, test } from 'vitest';
import { plainHtml } from '../../../plugins/rollbook/offline/plainHtml.ts';

test('code stays as it is, in a line and in a block', () => {
  const code = '<code class="x">kubectl <span>get</span>-<span id="a">pods</span></code>';
  const plain = '<code>kubectl get-<a id="a"></a>pods</code>';
  expect(plainHtml(`<p>Run ${code} now</p>`)).toBe(`<p>Run ${plain} now</p>`);
  expect(plainHtml(`<pre>${code}</pre>`)).toBe(`<pre>${plain}</pre>`);
});

test('the gap of a command is text, other buttons go', () => {
  expect(
    plainHtml('<code>ssh <button type="button">host</button></code><button>Copy</button>'),
  ).toBe('<code>ssh host</code>');
});

test('outside of code, what style kept apart is kept apart by a space', () => {
  expect(plainHtml('<p><span>Lead</span><span>Kim</span></p>')).toBe('<p> Lead Kim </p>');
  // A code that is left out leaves no code behind that the rest would be taken for.
  expect(plainHtml('<nav><code>x</nav><p><span>a</span><span>b</span></p>')).toBe('<p> a b </p>');
});
