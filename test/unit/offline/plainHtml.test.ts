// @vitest-environment jsdom
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

test('end tags go where HTML does not need them, and the page is the same', () => {
  const html = [
    '<section><p>One</p><p>two <em>three</em></p><pre><code>a</code></pre><p>after</p></section>',
    '<ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul>',
    '<dl><dt>d</dt><dd>e</dd><dt>f</dt><dd><p>g</p></dd></dl>',
    '<table><thead><tr><th>h</th><th>i</th></tr></thead><tbody><tr><td>j</td><td></td></tr></tbody></table>',
    '<p>end</p>',
  ].join('');
  const plain = plainHtml(html);
  expect(plain.length).toBeLessThan(html.length - 60);
  const body = new DOMParser().parseFromString(plain, 'text/html').body;
  expect(body.innerHTML).toBe(html);
  // A text that follows is no part of the paragraph before it.
  expect(plainHtml('<p>a</p> b<br>')).toBe('<p>a</p> b<br>');
});
