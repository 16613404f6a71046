import type { Position } from 'unist';
import { readOpening } from './opening.ts';

/**
 * How deep each sort of thing may stand in itself, how many marks of emphasis and links one
 * paragraph may hold, how many words and marks of any sort one line may hold, how many characters
 * of JavaScript may be looked at, and how many items and lines a file may have. A plan that a
 * person wrote stays far below.
 */
const MOST = {
  containers: 40,
  lists: 40,
  braces: 50,
  tags: 200,
  marks: 3000,
  pieces: 5000,
  expressions: 500_000,
  items: 20_000,
  lines: 100_000,
} as const;

const NAMES: Record<keyof typeof MOST, string> = {
  containers: 'containers in each other',
  lists: 'lists and quotations in each other',
  braces: 'braces in each other',
  tags: 'tags in each other',
  marks: 'marks of emphasis, links and directives in one paragraph',
  pieces: 'words and marks in one line',
  expressions: 'characters between braces to try as JavaScript',
  items: 'items of lists and lines of quotations in one file',
  lines: 'lines in one file',
};

/** Where a document goes too deep, and in words what is too deep there. */
export interface TooDeep {
  reason: string;
  place: Position;
}

/**
 * Finds the first place in the text of a document at which so many things stand in each other that
 * the Markdown parser, whose time grows with the square or the cube of the depth, would not come
 * back. Reads each line once; code blocks are passed over.
 */
export function findDepth(text: string): TooDeep | undefined {
  const lines = text.split('\n');
  const containers: number[] = [];
  const open: Inline = { braces: 0, tags: 0, marks: 0, expressions: 0, since: 0 };
  let items = 0;
  let code: string | undefined;
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    const tooDeep = (what: keyof typeof MOST, column: number): TooDeep => ({
      reason: `Expected at most ${MOST[what]} ${NAMES[what]}, found more`,
      place: {
        start: { line: index + 1, column },
        end: { line: index + 1, column: Math.max(column, line.trimEnd().length) + 1 },
      },
    });
    if (index === MOST.lines) return tooDeep('lines', 1);
    if (code !== undefined) {
      if (trimmed.startsWith(code) && /^(`+|~+)$/.test(trimmed)) code = undefined;
      continue;
    }
    const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(trimmed)?.[0];
    if (fence !== undefined) {
      code = fence;
      continue;
    }

    if (line.length > MOST.pieces && piecesIn(line) > MOST.pieces) return tooDeep('pieces', 1);
    const indent = line.length - line.trimStart().length;
    if (followContainers(trimmed, containers) > MOST.containers)
      return tooDeep('containers', indent + 1);
    const lists = listDepth(line);
    if (lists > MOST.lists) return tooDeep('lists', 1);
    if (lists > 0) items += 1;
    if (items > MOST.items) return tooDeep('items', 1);
    if (trimmed === '' || /^(?:#{1,6}|[-+*])\s|^:{2,}\w/.test(trimmed)) startBlock(open);
    const found = followMarks(line, open);
    if (found) return tooDeep(found.what, found.at + 1);
  }
  return undefined;
}

/** The number of ends of words and of marks. An image as a data address is one long word. */
function piecesIn(line: string): number {
  let count = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code < 128 && !/[\w+=/]/.test(line[at] ?? '')) count += 1;
  }
  return count;
}

/** The number of colon containers that are open after this line. */
function followContainers(trimmed: string, open: number[]): number {
  if (!trimmed.startsWith(':::')) return open.length;
  if (/^:+$/.test(trimmed)) {
    // For the parser, a fence closes the outermost container that it is long enough for.
    const first = open.findIndex((colons) => colons <= trimmed.length);
    if (first >= 0) open.length = first;
    return open.length;
  }
  const opening = readOpening(trimmed);
  if (opening) open.push(opening.colons.end - opening.colons.start);
  return open.length;
}

/** How many lists and quotations the line can stand in: by its markers and by its indentation. */
function listDepth(line: string): number {
  let markers = 0;
  let columns = 0;
  const shape = /([ \t]*)(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  for (let found = shape.exec(line); found; found = shape.exec(line)) {
    markers += 1;
    for (const space of found[1] ?? '') columns += space === '\t' ? 4 : 1;
  }
  // Each list takes two columns at least from the text in it.
  return markers === 0 ? 0 : markers + Math.floor(columns / 2);
}

interface Inline {
  braces: number;
  tags: number;
  marks: number;
  expressions: number;
  /** The number of characters since the outermost brace opened. */
  since: number;
}

/** A paragraph ends what its marks can match; a brace that it leaves open costs nothing more. */
function startBlock(open: Inline): void {
  open.marks = 0;
  open.since = 0;
}

const MARK = /[\\`{}</[\]*_~]/g;

/** Counts marks outside code; says of what there is too much, and at which offset. */
function followMarks(
  line: string,
  open: Inline,
): { what: 'braces' | 'tags' | 'marks' | 'expressions'; at: number } | undefined {
  // Most characters say nothing, so it goes from one that may to the next.
  let from = 0;
  MARK.lastIndex = 0;
  for (let found = MARK.exec(line); found; found = MARK.exec(line)) {
    let at = found.index;
    const char = found[0];
    open.since += at - from + 1;
    if (char === '\\') at += 1;
    else if (char === '`') at = codeEnd(line, at);
    else if (char === '{') {
      open.braces += 1;
      if (open.braces === 1) open.since = 0;
    } else if (char === '}') {
      open.braces = Math.max(0, open.braces - 1);
      // At each brace that closes, the parser tries all since the first as JavaScript.
      open.expressions += open.since;
    } else if (char === '<') {
      if (line[at + 1] === '/') open.tags = Math.max(0, open.tags - 1);
      else if (/[A-Za-z>]/.test(line[at + 1] ?? '')) open.tags += 1;
    } else if (char === '/') {
      if (line[at + 1] === '>') open.tags = Math.max(0, open.tags - 1);
    } else if (char === '[' || char === ']' || line[at - 1] !== char) open.marks += 1;
    if (open.braces > MOST.braces) return { what: 'braces', at };
    if (open.tags > MOST.tags) return { what: 'tags', at };
    if (open.marks > MOST.marks) return { what: 'marks', at };
    if (open.expressions > MOST.expressions) return { what: 'expressions', at };
    from = at + 1;
    MARK.lastIndex = from;
  }
  open.since += Math.max(0, line.length - from);
  return undefined;
}

/** The offset of the last character of the code that begins here, or of the marks that begin none. */
function codeEnd(line: string, start: number): number {
  const run = /`+/y;
  run.lastIndex = start;
  const ticks = run.exec(line)?.[0] ?? '`';
  const close = line.indexOf(ticks, start + ticks.length);
  return (close < 0 ? start : close) + ticks.length - 1;
}
