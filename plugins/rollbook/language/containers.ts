import type { Position } from 'unist';
import { ADMONITIONS, DIRECTIVE_NAMES, isDirectiveName, rowOf } from './directives.ts';
import type { Report } from './message.ts';
import { nearest } from './nearest.ts';
import { type Opening, readOpening } from './opening.ts';

interface Open {
  name: string;
  colons: number;
  line: number;
  range: Position;
  toldToGrow: boolean;
}

/** A block of code that is open: the character and the length of its fence, and its line from 0. */
interface OpenCode {
  marker: string;
  length: number;
  line: number;
  /** Whether a fence ends it, where that was looked for. */
  closed?: boolean;
}

/** What the scan of the colon fences found. */
export interface MendedText {
  /** The text with as much of the structure put right as keeps every line and column in place. */
  text: string;
  /** False where something is wrong that could not be put right in place. */
  sound: boolean;
}

/**
 * Walks the lines of a document and holds the colon fences against each other, which the Markdown
 * parser does not do: for it, an unclosed container simply swallows what follows, and a fence too
 * many is a paragraph. Reports each at the container that is wrong, and mends the text so that the
 * rest of the document is still read as the author meant it.
 */
export function mendContainers(text: string, report: Report): MendedText {
  const lines = text.split('\n');
  const stack: Open[] = [];
  let sound = true;
  let code: OpenCode | undefined;

  const rangeOf = (index: number, start: number, end: number): Position => ({
    start: { line: index + 1, column: start + 1 },
    end: { line: index + 1, column: end + 1 },
  });
  const unclosed = (open: Open, before: number | undefined) => {
    const colons = ':'.repeat(open.colons);
    const where = before === undefined ? 'the end of the file' : `line ${before + 1}`;
    report(
      'unclosed-container',
      `Expected \`${colons}\` to close \`${open.name}\`, found none before ${where}`,
      open.range,
    );
    const at = (before ?? lines.length) - 1;
    if (lines[at]?.trim() === '' && at > open.line) lines[at] = colons;
    else sound = false;
  };

  const unclosedCode = ({ marker, length, line }: OpenCode) => {
    const text = lines[line] ?? '';
    const start = text.search(/[`~]/);
    report(
      'unclosed-container',
      `Expected a line of ${marker.repeat(length)} to end the code that begins here, found none`,
      rangeOf(line, start, text.trimEnd().length),
    );
  };

  for (let index = 0; index < lines.length; index++) {
    const line = (lines[index] ?? '').replace(/\r$/, '');
    const trimmed = line.trim();
    const top = stack.at(-1);

    if (code) {
      const run = /^(`{3,}|~{3,})\s*$/.exec(trimmed)?.[1];
      if (run && run[0] === code.marker && run.length >= code.length) {
        code = undefined;
        continue;
      }
      const ends = top && /^:{3,}$/.test(trimmed) && trimmed.length >= top.colons;
      if (!ends) continue;
      code.closed ??= isClosedBelow(lines, index, code);
      if (code.closed) {
        const start = line.indexOf(':');
        report(
          'unclosed-container',
          `Expected \`${top.name}\` to have more than ${trimmed.length} colons, found ${top.colons}: a line of colons in its code block closes it`,
          rangeOf(index, start, start + trimmed.length),
          { related: [{ message: `\`${top.name}\` opens here`, place: top.range }] },
        );
        sound = false;
        continue;
      }
      // Markdown ends the block with its container, and so does whoever forgot its end.
      unclosedCode(code);
      code = undefined;
    }
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(trimmed);
    if (fence?.[1] && !(fence[1][0] === '`' && fence[2]?.includes('`'))) {
      code = { marker: fence[1][0] ?? '`', length: fence[1].length, line: index };
      continue;
    }

    if (/^:{3,}$/.test(trimmed)) {
      const start = line.indexOf(':');
      const place = rangeOf(index, start, start + trimmed.length);
      const match = stack.findLastIndex((open) => open.colons === trimmed.length);
      if (match >= 0) {
        for (const open of stack.splice(match + 1).reverse()) unclosed(open, index);
        stack.pop();
      } else if (top && trimmed.length > top.colons) {
        stack.pop();
      } else {
        report(
          'unclosed-container',
          top
            ? `Expected \`${':'.repeat(top.colons)}\` to close \`${top.name}\`, found \`${trimmed}\`, which closes nothing`
            : `Expected a container that \`${trimmed}\` closes, found none open`,
          place,
          top && { related: [{ message: `\`${top.name}\` opens here`, place: top.range }] },
        );
        lines[index] = '';
      }
      continue;
    }

    const bare = withoutColons(trimmed);
    if (bare) {
      const start = line.length - line.trimStart().length;
      const range = rangeOf(index, start, start + bare.found.length);
      report(
        'misplaced-directive',
        `Expected \`${bare.expected}\`, found \`${bare.found}\``,
        range,
      );
      // What would close it closes it, and its braces are no JavaScript.
      const { name, colons } = bare;
      if (colons > 2) stack.push({ name, colons, line: index, range, toldToGrow: false });
      lines[index] = line.replaceAll('{', ' ');
      sound = false;
    }
    if (!trimmed.startsWith('::')) continue;
    const opening = readOpening(line);
    if (!opening) continue;
    const name = opening.name.text;
    const colons = opening.colons.end - opening.colons.start;
    if (opening.error && !isTitledAdmonition(line, name)) {
      if (colons === 2 && !isOurs(name)) continue;
      const { at, expected } = opening.error;
      const end = Math.max(at + 1, line.trimEnd().length);
      report(
        'mdx-syntax',
        `Expected ${expected}, found \`${line.slice(at).trim() || 'the end of the line'}\``,
        rangeOf(index, at, end),
      );
      lines[index] = salvage(line, opening);
    }
    if (colons === 2) continue;

    for (let outer = stack.at(-1); outer && outer.colons <= colons; outer = stack.at(-1)) {
      if (mayHold(outer.name, name)) {
        if (!outer.toldToGrow) {
          outer.toldToGrow = true;
          report(
            'unclosed-container',
            `Expected \`${outer.name}\` to have more colons than the \`${name}\` that it holds, found ${outer.colons} and ${colons}`,
            outer.range,
            {
              related: [
                {
                  message: `\`${name}\` opens here`,
                  place: rangeOf(index, opening.colons.start, opening.name.end),
                },
              ],
            },
          );
          sound = false;
        }
        break;
      }
      stack.pop();
      unclosed(outer, index);
    }
    stack.push({
      name,
      colons,
      line: index,
      range: rangeOf(index, opening.colons.start, opening.name.end),
      toldToGrow: false,
    });
  }
  if (code) {
    unclosedCode(code);
    sound = false;
  } else for (const open of stack.reverse()) unclosed(open, undefined);
  return { text: lines.join('\n'), sound };
}

/** Whether a fence further down ends the code, before another one begins. */
function isClosedBelow(lines: readonly string[], from: number, code: OpenCode): boolean {
  for (const line of lines.slice(from + 1)) {
    const [, run = '', info = ''] = /^(`{3,}|~{3,})([^`]*)$/.exec(line.trim()) ?? [];
    if (run[0] === code.marker && run.length >= code.length) return info === '';
  }
  return false;
}

/** A directive at the start of a line whose colons were forgotten, all of them or all but one. */
function withoutColons(trimmed: string) {
  const [found, colon, name = '', after] = /^(:?)([a-z]+)(\[|\{)/.exec(trimmed) ?? [];
  if (found === undefined || !isDirectiveName(name)) return undefined;
  // Without any it may be a word like others, such as `step[2]`.
  if (!colon && !(after === '[' && /\]\{[#\w]/.test(trimmed))) return undefined;
  const colons = rowOf(name).form.includes('leaf') ? 2 : 3;
  return { name, colons, expected: ':'.repeat(colons) + name, found: colon + name };
}

function isOurs(name: string): boolean {
  return isDirectiveName(name) || nearest(name, DIRECTIVE_NAMES) !== undefined;
}

/** `:::warning Title` is Docusaurus's older form of an admonition. */
function isTitledAdmonition(line: string, name: string): boolean {
  return ADMONITIONS.includes(name) && /^\s*:{3,}[a-z]+ +\S/.test(line);
}

function mayHold(outer: string, inner: string): boolean {
  if (!isDirectiveName(inner)) return true;
  if (!isDirectiveName(outer)) return ADMONITIONS.includes(outer);
  return rowOf(inner).parents.includes(outer);
}

/** As much of a malformed opening as can be kept, as long as the line was. */
function salvage(line: string, opening: Opening): string {
  const { colons, name, label } = opening;
  const id = opening.attributes.find((attribute) => attribute.name === 'id')?.value;
  const kept =
    line.slice(0, colons.end) +
    name.text +
    (label ? line.slice(label.start, label.end) : '') +
    (id ? `{#${id}}` : '');
  return kept.length <= line.length ? kept.padEnd(line.length) : kept;
}
