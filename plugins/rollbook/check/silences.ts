import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import type { Block } from '../language/block.ts';
import { createMessage } from '../language/message.ts';
import { didYouMean } from '../language/nearest.ts';
import type { Reading } from '../language/read.ts';
import type { Rule } from '../rules/rule.ts';
import type { CheckOptions } from './checkFiles.ts';

/** A comment that silences one rule for some lines of a file. */
export interface Silence {
  rule: string;
  /** The lines that it speaks of, from 1, both included. */
  from: number;
  to: number;
  /** Where the comment stands. */
  place: Position;
}

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
export function readSilences(reading: Pick<Reading, 'source' | 'blocks' | 'models'>): {
  silences: Silence[];
  messages: VFileMessage[];
} {
  const { source } = reading;
  const silences: Silence[] = [];
  const messages: VFileMessage[] = [];
  if (!source.includes(WORD)) return { silences, messages };

  const lines = source.split('\n');
  const starts = offsetsOf(lines);
  const code = codeLines(reading);
  const frontMatterEnd = endOfFrontMatter(lines);
  const ends = endLines(reading);

  for (let at = source.indexOf(WORD); at >= 0; at = source.indexOf(WORD, at + WORD.length)) {
    const line = lineAt(starts, at);
    const text = lines[line - 1] ?? '';
    const column = at - (starts[line - 1] ?? 0);
    const inFrontMatter = line <= frontMatterEnd;
    if (code.has(line)) continue;
    const opening = (inFrontMatter ? /#[ \t]*$/ : /\{\/\*[ \t]*$/).exec(text.slice(0, column));
    if (!opening || text.slice(0, opening.index).split('`').length % 2 === 0) continue;
    const close = inFrontMatter ? -1 : source.indexOf('*/}', at);
    if (!inFrontMatter && close < 0) break;
    const endLine = inFrontMatter ? line : lineAt(starts, close);
    const inner = inFrontMatter
      ? text.slice(column + WORD.length)
      : source.slice(at + WORD.length, close);
    const place: Position = {
      start: { line, column: opening.index + 1 },
      end: inFrontMatter
        ? { line, column: text.trimEnd().length + 1 }
        : { line: endLine, column: close + 3 - (starts[endLine - 1] ?? 0) + 1 },
    };
    const parts = AFTER_WORD.exec(inner.trim());
    const [, scope, rule = '', reason = ''] = parts ?? [];
    if (!parts || reason.trim() === '')
      messages.push(
        createMessage(
          'silence-without-reason',
          parts
            ? `Expected a reason after \`${rule}:\`, found none`
            : `Expected ${FORM}, found \`${shorten(WORD + inner.trimEnd())}\``,
          place,
        ),
      );
    if (!parts) continue;
    if (scope === 'line') silences.push({ rule, from: line, to: endLine, place });
    else if (inFrontMatter) silences.push({ rule, from: line + 1, to: line + 1, place });
    else silences.push({ rule, place, ...whatFollows(lines, endLine, ends) });
  }
  return { silences, messages };
}

/**
 * Takes away the messages that are silenced, and adds one for each silence that silences nothing.
 * `ran` says whether a rule was asked at all: one that was not has no use for its silences yet.
 */
export function applySilences(
  messages: readonly VFileMessage[],
  silences: readonly Silence[],
  rules: readonly Rule[],
  ran: (rule: Rule) => boolean,
): VFileMessage[] {
  if (silences.length === 0) return [...messages];
  const used = new Set<Silence>();
  const kept = messages.filter((message) => {
    const { line, ruleId } = message;
    if (line === undefined) return true;
    const found = silences.filter(
      ({ rule, from, to }) => rule === ruleId && from <= line && line <= to,
    );
    for (const silence of found) used.add(silence);
    return found.length === 0;
  });
  for (const silence of silences) {
    if (used.has(silence)) continue;
    const rule = rules.find(({ id }) => id === silence.rule);
    if (rule && !ran(rule)) continue;
    const known = rules.map(({ id }) => id);
    const reason = rule
      ? `Expected something that \`${rule.id}\` would say here, found nothing to silence`
      : `Expected the id of a rule, found \`${silence.rule}\`${didYouMean(silence.rule, known)}`;
    kept.push(createMessage('unused-silence', reason, silence.place));
  }
  return kept;
}

/** Whether a check with these options asks a rule at all. */
export function isAsked(rule: Rule, { today, levels }: CheckOptions): boolean {
  if ((levels?.[rule.id] ?? rule.level) === 'off') return false;
  // The alerts are held against the index by a check of their own.
  if (rule.group === 'alerts') return false;
  return rule.group !== 'age' || today !== undefined;
}

/** The lines of the first thing after a line that is neither empty nor a comment. */
function whatFollows(
  lines: readonly string[],
  line: number,
  ends: ReadonlyMap<number, number>,
): { from: number; to: number } {
  let from = line + 1;
  while (from <= lines.length && isGap(lines[from - 1] ?? '')) from += 1;
  const end = ends.get(from);
  if (end !== undefined) return { from, to: end };
  let to = from;
  while (to < lines.length && (lines[to] ?? '').trim() !== '') to += 1;
  return { from, to };
}

function isGap(line: string): boolean {
  const text = line.trim();
  return text === '' || (text.startsWith('{/*') && text.endsWith('*/}'));
}

/** The last line of each directive and fenced block, by its first. */
function endLines({ blocks, models }: Pick<Reading, 'blocks' | 'models'>): Map<number, number> {
  const ends = new Map<number, number>();
  const add = ({ start, end }: Position) =>
    ends.set(start.line, Math.max(end.line, ends.get(start.line) ?? 0));
  const open: Block[] = [...blocks];
  for (let block = open.pop(); block; block = open.pop()) {
    add(block.place.whole);
    for (const inner of block.blocks) open.push(inner);
  }
  for (const node of models.keys()) if (node.type === 'code' && node.position) add(node.position);
  return ends;
}

function codeLines({ models }: Pick<Reading, 'models'>): Set<number> {
  const lines = new Set<number>();
  for (const { type, position } of models.keys())
    if (type === 'code' && position)
      for (let line = position.start.line; line <= position.end.line; line++) lines.add(line);
  return lines;
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
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
