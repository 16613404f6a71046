import type { Code } from 'mdast';
import type { Position } from 'unist';
import { parseDuration } from '../model/duration.ts';
import type { Command, Placeholder } from '../model/runbook.ts';
import { didYouMean } from './nearest.ts';
import { findPlaceholders } from './placeholders.ts';
import { lineOf, type ReadingContext, textOfFence } from './reading.ts';

/** What may stand after the language of a fence. */
export const FENCE_OPTIONS = [
  'title',
  'dir',
  'expect-exit',
  'timeout',
  'verbatim',
  'sample',
] as const;

/** Options of Docusaurus's own, which are left alone. */
const FOREIGN_OPTIONS = ['showLineNumbers', 'live', 'noInline', 'className'];

interface FenceOptions {
  title?: string;
  dir?: string;
  expectExit?: number;
  timeout?: number;
  verbatim: boolean;
  sample: boolean;
}

/** Reads a fenced block as a command, or as the sample that its options say it is. */
export function readCommand(fence: Code, context: ReadingContext): Command {
  const options = readOptions(fence, context);
  const text = textOfFence(fence);
  const placeholders = options.verbatim
    ? []
    : findPlaceholders(text, fence.lang ?? undefined, () => true);
  const { verbatim: _, ...rest } = options;
  const command: Command = {
    ...(fence.lang && { lang: fence.lang }),
    text,
    variables: namesOf(placeholders),
    placeholders,
    ...rest,
    line: lineOf(fence),
  };
  context.remember(fence, command);
  if (fence.position) context.locate(command, fence.position);
  return command;
}

/** The names of the variables, each once, in the order of their first use. */
export function namesOf(placeholders: readonly Placeholder[]): string[] {
  return [...new Set(placeholders.map((placeholder) => placeholder.variable))];
}

/** Whether a fence says that the braces in it are another tool's. */
export function isVerbatim({ meta }: Code): boolean {
  return /(?:^|\s)verbatim(?:\s|$)/.test(meta ?? '');
}

function readOptions(fence: Code, { report, source }: ReadingContext): FenceOptions {
  const options: FenceOptions = { verbatim: false, sample: false };
  const meta = (fence.meta ?? '').replace(/\{[\d,\s-]*\}/g, (lines) => ' '.repeat(lines.length));
  for (const match of meta.matchAll(/([A-Za-z-]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?|(\S+)/g)) {
    const [written, name = '', ...values] = match;
    const value = values.slice(0, 3).find((text) => text !== undefined);
    const place = placeOfOption(fence, source, match.index, written.length);
    const wrong = (expected: string) =>
      report(
        'invalid-attribute',
        `Expected \`${name}\` to be ${expected}, found ${value ? `\`${value}\`` : 'no value'}`,
        place,
      );
    if (value && /^[“”‘’]/.test(value) && written === `${name}=${value}`) {
      wrong('in straight quotes `"…"`');
      continue;
    }
    switch (name) {
      case 'verbatim':
      case 'sample':
        if (value === undefined) options[name] = true;
        else wrong('the name alone, without a value');
        break;
      case 'title':
      case 'dir':
        if (value) options[name] = value;
        else wrong('text in quotes');
        break;
      case 'expect-exit':
        if (value && /^\d{1,3}$/.test(value)) options.expectExit = Number(value);
        else wrong('an exit status such as `1`');
        break;
      case 'timeout': {
        const seconds = parseDuration(value ?? '');
        if (seconds === undefined) wrong('a duration such as `5m`');
        else options.timeout = seconds;
        break;
      }
      default:
        if (!FOREIGN_OPTIONS.includes(name))
          report(
            'unknown-attribute',
            `Expected an option of a fenced block, found \`${written}\`${didYouMean(name, FENCE_OPTIONS)}`,
            place,
          );
    }
  }
  return options;
}

/**
 * The range of an option in the file, from where it begins in the fence's `meta`. An escape or a
 * reference before it makes the text longer than what was read of it: then the whole line.
 */
function placeOfOption(
  { meta, position }: Code,
  source: string,
  start: number,
  length: number,
): Position {
  const { line, column, offset = 0 } = position?.start ?? { line: 1, column: 1 };
  const opening = /^[^\r\n]*/.exec(source.slice(offset))?.[0] ?? '';
  const before = opening.lastIndexOf(meta ?? '');
  const [from, to] = before < 0 ? [0, opening.length] : [before + start, before + start + length];
  return { start: { line, column: column + from }, end: { line, column: column + to } };
}
