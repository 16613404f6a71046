import type { Placeholder } from '../model/runbook.ts';
import { SAFE_CONTEXTS } from '../model/safeContexts.ts';
import { isPlainWord, quoteAlways } from './quote.ts';

/** A piece of a text in which placeholders were replaced. */
export interface Segment {
  /** What is shown and copied: the text as written, the quoted value, or still `{{name}}`. */
  text: string;
  /** The variable, where the piece stands for one. */
  variable?: string;
  /** False only where a value is missing. */
  filled: boolean;
}

export interface Filled {
  segments: Segment[];
  /** The variables without a value, each once, in the order of the text. */
  missing: string[];
  /** All segments joined. */
  text: string;
}

/**
 * Puts values into a command or a template, in one pass, each quoted for the place where it
 * stands. Takes the text, its placeholders in order (positions in UTF-16 units) and the values
 * (checked ones: see `checkValue`). A variable counts as missing where it has no value of its own,
 * where the place is not safe for any, or where a shell would get an empty word or a control
 * character: `rm -r /data/{{name}}` must not lose its end because a field was left empty.
 */
export function fill(
  source: { text: string; placeholders: readonly Placeholder[] },
  values: Readonly<Record<string, string | undefined>>,
): Filled {
  const { text, placeholders } = source;
  const segments: Segment[] = [];
  const missing = new Set<string>();
  let at = 0;
  for (const { variable, start, end, context } of placeholders) {
    const written = text.slice(start, end);
    // A position that does not fit the text is of another version of it: nothing is replaced.
    if (start < at || written !== `{{${variable}}}`) continue;
    if (start > at) segments.push({ text: text.slice(at, start), filled: true });
    const value = Object.hasOwn(values, variable) ? values[variable] : undefined;
    const shown = value === undefined ? undefined : write(value, context, text, start, end);
    if (shown === undefined) missing.add(variable);
    segments.push({ text: shown ?? written, variable, filled: shown !== undefined });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), filled: true });
  return {
    segments,
    missing: [...missing],
    text: segments.map((segment) => segment.text).join(''),
  };
}

function write(
  value: string,
  context: Placeholder['context'],
  text: string,
  start: number,
  end: number,
): string | undefined {
  if (!SAFE_CONTEXTS.has(context)) return undefined;
  if (context === 'plain') return value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  if (value === '' || /[\u0000-\u001f\u007f-\u009f]/.test(value)) return undefined;
  return isPlainWord(value) && standsApart(text, start, end) ? value : quoteAlways(value);
}

const NEIGHBOURS = 200;

/**
 * Whether an unquoted value can join nothing. What stands before it in the word must be plain
 * text: `$HOME{{x}}`, `~{{x}}` and `{1..{{x}}}` would read it as theirs. After it no redirection
 * may follow: in `echo {{n}}>out` a 2 would name a stream.
 */
function standsApart(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - NEIGHBOURS), start);
  const word = /[^\s;|&<>()]*$/.exec(before)?.[0] ?? '';
  return word.length < NEIGHBOURS && /^[\w./:@%+=-]*$/.test(word) && !/[<>]/.test(text[end] ?? '');
}
