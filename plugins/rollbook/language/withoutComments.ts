/**
 * A text without the MDX comments in it, such as the one that silences a rule for its line: they
 * are for authors, and not shown. Takes time in proportion to the text.
 */
export function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (let open = text.indexOf('{/*'); open >= 0; open = text.indexOf('{/*', at)) {
    const close = text.indexOf('*/}', open + 3);
    if (close < 0) break;
    kept += text.slice(at, open);
    at = close + 3;
  }
  return at === 0 ? text : (kept + text.slice(at)).trim();
}
