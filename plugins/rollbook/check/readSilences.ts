import type { Nodes } from 'mdast';
import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { createMessage } from '../language/message.ts';
import type { Reading } from '../language/read.ts';
import { firstFrom } from './firstFrom.ts';
import type { Silence } from './silences.ts';

const WORD = 'rollbook-disable';
const FORM = '`rollbook-disable-next RULE: reason` or `rollbook-disable-line RULE: reason`';
const AFTER_WORD = /-(next|line)[ \t]+([A-Za-z][\w-]*)[ \t]*(?::(.*))?$/s;

/**
 * Finds the comments of a document that silence a rule: `rollbook-disable-next RULE: reason`
 * for the directive, block or paragraph that follows, with all that it holds;
 * `rollbook-disable-line` for its own line, such as a row of a table; and in the front matter
 * `# rollbook-disable-next RULE: reason` for the line that follows. A comment in a fenced block or
 * in backticks is text. Returns the silences, and messages on those that are malformed or give no
 * reason. Takes time in proportion to the text where there are few of them.
 */
export function readSilences(reading: Pick<Reading, 'source' | 'root'>): {
  silences: Silence[];
  messages: VFileMessage[];
} {
  const { source } = reading;
  const silences: Silence[] = [];
  const messages: VFileMessage[] = [];
  if (!source.includes(WORD)) return { silences, messages };

  const lines = source.split('\n');
  const starts = offsetsOf(lines);
  const { code, ends } = flowOf(reading.root);
  const frontMatterEnd = endOfFrontMatter(lines);
  const follows = followers(lines, ends);
  let ticks = { line: 0, upTo: 0, count: 0 };

  for (let at = source.indexOf(WORD), next = 0; at >= 0; at = source.indexOf(WORD, next)) {
    next = at + WORD.length;
    const line = lineAt(starts, at);
    const text = lines[line - 1] ?? '';
    const column = at - (starts[line - 1] ?? 0);
    const inFrontMatter = line <= frontMatterEnd;
    const mark = inFrontMatter ? '#' : '{/*';
    let before = column;
    while (before > 0 && (text[before - 1] === ' ' || text[before - 1] === '\t')) before -= 1;
    if (ticks.line !== line) ticks = { line, upTo: 0, count: 0 };
    for (; ticks.upTo < before; ticks.upTo++) if (text[ticks.upTo] === '`') ticks.count += 1;
    if (code.has(line) || !text.endsWith(mark, before) || ticks.count % 2 === 1) continue;

    const close = inFrontMatter ? (starts[line - 1] ?? 0) + text.length : source.indexOf('*/}', at);
    // Without an end it is no comment, and neither is any that follows.
    if (close < 0) break;
    next = close;
    const inner = source.slice(at + WORD.length, close).trimEnd();
    const endLine = inFrontMatter ? line : lineAt(starts, close);
    const endColumn = close - (starts[endLine - 1] ?? 0) + (inFrontMatter ? 1 : 4);
    const place: Position = {
      start: { line, column: before - mark.length + 1 },
      end: { line: endLine, column: endColumn },
    };
    const parts = AFTER_WORD.exec(inner);
    const [, scope, rule = '', reason = ''] = parts ?? [];
    if (!parts || reason.trim() === '')
      messages.push(
        createMessage(
          'silence-without-reason',
          parts
            ? `Expected a reason after \`${rule}:\`, found none`
            : `Expected ${FORM}, found \`${shorten(WORD + inner)}\``,
          place,
        ),
      );
    if (!parts) continue;
    if (scope === 'line') silences.push({ rule, from: line, to: endLine, place });
    else if (inFrontMatter) silences.push({ rule, from: line + 1, to: line + 1, place });
    else silences.push({ rule, place, ...follows(endLine) });
  }
  return { silences, messages };
}

/** What says on which lines the first thing stands that comes after a line and is no comment. */
function followers(
  lines: readonly string[],
  ends: ReadonlyMap<number, number>,
): (line: number) => { from: number; to: number } {
  const firsts: number[] = [];
  const lasts: number[] = [];
  for (let line = lines.length; line > 0; line--) {
    const text = lines[line - 1] ?? '';
    firsts[line] = isGap(text) ? (firsts[line + 1] ?? line) : line;
    lasts[line] = (lines[line] ?? '').trim() === '' ? line : (lasts[line + 1] ?? line);
  }
  return (line) => {
    const from = firsts[line + 1] ?? line + 1;
    return { from, to: ends.get(from) ?? lasts[from] ?? from };
  };
}

function isGap(line: string): boolean {
  const text = line.trim();
  return text === '' || (text.startsWith('{/*') && text.endsWith('*/}'));
}

/** The last line of each block, by its first, and the lines of fenced blocks. */
function flowOf(root: Nodes): { ends: Map<number, number>; code: Set<number> } {
  const ends = new Map<number, number>();
  const code = new Set<number>();
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const { start, end } = node.position ?? {};
    if (start && end && node !== root)
      ends.set(start.line, Math.max(end.line, ends.get(start.line) ?? 0));
    if (start && end && node.type === 'code')
      for (let line = start.line; line <= end.line; line++) code.add(line);
    if ('children' in node && node.type !== 'paragraph')
      for (const child of node.children) open.push(child);
  }
  return { ends, code };
}

function endOfFrontMatter(lines: readonly string[]): number {
  if (!/^---[ \t]*\r?$/.test(lines[0] ?? '')) return 0;
  return 1 + lines.slice(1).findIndex((line) => /^---[ \t]*\r?$/.test(line));
}

function offsetsOf(lines: readonly string[]): number[] {
  let offset = 0;
  return lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
}

/** The line of an offset, from 1. */
function lineAt(starts: readonly number[], offset: number): number {
  return firstFrom(starts, offset + 1);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
