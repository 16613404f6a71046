import type { PhrasingContent } from 'mdast';
import { type Lines, positionAt } from './parseLines.ts';

/**
 * What gives plain text a meaning, or may: an escape, an expression, a tag, a reference, a mark of
 * emphasis, a text directive, an address, an image, a bracket, a hard break, an indented line.
 */
const NOT_PLAIN =
  /[\\{}<&~@\]*[`\r\t]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?![ \n]|$)|www\.|!$| \n|\n /i;
const DESTINATION = /\(([A-Za-z0-9#/._%?=+:-]+)\)/y;
const MARK = /[`*[]/g;
/** What may stand around a strong text so that its marks can be nothing else. */
const BEFORE_STRONG = /[ \n(]/;
const AFTER_STRONG = /[ \n.,;:)?!|]/;
const WORD = /[A-Za-z0-9]/;

/**
 * Reads the phrasing content between two offsets, the first of them on line `line`, from 0: text,
 * code, strong text and links, where they are written so plainly that there is one way to read
 * them. Returns undefined where there is anything else, which the full parser has to read.
 */
export function parsePhrasing(
  lines: Lines,
  line: number,
  start: number,
  end: number,
): PhrasingContent[] | undefined {
  const { text } = lines;
  const nodes: PhrasingContent[] = [];
  if (text[start] === ' ' || text[end - 1] === ' ') return undefined;
  return parseUpTo(lines, line, start, end, nodes) ? nodes : undefined;
}

function parseUpTo(
  lines: Lines,
  line: number,
  start: number,
  end: number,
  nodes: PhrasingContent[],
): boolean {
  const { text } = lines;
  let from = start;
  while (from < end) {
    MARK.lastIndex = from;
    const found = MARK.exec(text);
    const at = found && found.index < end ? found.index : end;
    if (at > from) {
      const value = text.slice(from, at);
      if (NOT_PLAIN.test(value)) return false;
      nodes.push({ type: 'text', value, position: positionAt(lines, line, from, at) });
    }
    if (at === end) return true;
    const read = { '`': parseCode, '*': parseStrong, '[': parseLink }[text[at] ?? ''];
    const next = read?.(lines, line, at, end, nodes);
    if (next === undefined) return false;
    from = next;
  }
  return true;
}

type ReadMark = (
  lines: Lines,
  line: number,
  at: number,
  end: number,
  nodes: PhrasingContent[],
) => number | undefined;

const parseCode: ReadMark = (lines, line, at, end, nodes) => {
  const { text } = lines;
  const close = codeEnd(text, at, end);
  if (close === undefined) return undefined;
  const value = text.slice(at + 1, close - 1);
  // The rules about spaces and line breaks in code are the full parser's.
  if (value === '' || /^ | $|[\n\r\t]/.test(value)) return undefined;
  nodes.push({ type: 'inlineCode', value, position: positionAt(lines, line, at, close) });
  return close;
};

const parseStrong: ReadMark = (lines, line, at, end, nodes) => {
  const { text } = lines;
  const before = text[at - 1];
  if (text[at + 1] !== '*' || !WORD.test(text[at + 2] ?? '')) return undefined;
  if (before !== undefined && !BEFORE_STRONG.test(before)) return undefined;
  let close = at + 2;
  while (close < end && text[close] !== '*') {
    const next = text[close] === '`' ? codeEnd(text, close, end) : close + 1;
    if (next === undefined) return undefined;
    close = next;
  }
  if (close + 1 >= end || text[close + 1] !== '*' || !WORD.test(text[close - 1] ?? ''))
    if (!isCodeBefore(text, close) || text[close + 1] !== '*') return undefined;
  const after = close + 2 < end ? text[close + 2] : ' ';
  if (!AFTER_STRONG.test(after ?? ' ')) return undefined;
  const children: PhrasingContent[] = [];
  if (!parseUpTo(lines, line, at + 2, close, children)) return undefined;
  nodes.push({ type: 'strong', children, position: positionAt(lines, line, at, close + 2) });
  return close + 2;
};

/** Full stops and colons often end a strong text, and so does code. */
function isCodeBefore(text: string, close: number): boolean {
  return /[`.:?!,;)]/.test(text[close - 1] ?? '');
}

const parseLink: ReadMark = (lines, line, at, end, nodes) => {
  const { text } = lines;
  let close = at + 1;
  while (close < end && text[close] !== ']') {
    if (text[close] === '[') return undefined;
    const next = text[close] === '`' ? codeEnd(text, close, end) : close + 1;
    if (next === undefined) return undefined;
    close = next;
  }
  if (close >= end || close === at + 1 || text[at - 1] === '!') return undefined;
  DESTINATION.lastIndex = close + 1;
  const destination = DESTINATION.exec(text);
  if (!destination || DESTINATION.lastIndex > end) return undefined;
  const after = DESTINATION.lastIndex;
  const children: PhrasingContent[] = [];
  if (!parseUpTo(lines, line, at + 1, close, children)) return undefined;
  const position = positionAt(lines, line, at, after);
  nodes.push({ type: 'link', title: null, url: destination[1] ?? '', children, position });
  return after;
};

/** The offset after the code that begins here with a single mark. */
function codeEnd(text: string, at: number, end: number): number | undefined {
  if (text[at + 1] === '`') return undefined;
  const close = text.indexOf('`', at + 1);
  return close < 0 || close >= end || text[close + 1] === '`' ? undefined : close + 1;
}
