import type { ParseError } from 'unbash';

/** A mistake in a shell block in our words, with its range in the text. */
export interface ShellMistake {
  reason: string;
  start: number;
  end: number;
}

const OPENED: Readonly<Record<string, string>> = {
  'double quote': 'Expected a `"` that ends the quotes which begin here, found none',
  'single quote': "Expected a `'` that ends the quotes which begin here, found none",
  'command substitution': 'Expected a `)` that ends the substitution which begins here, found none',
  'process substitution': 'Expected a `)` that ends the substitution which begins here, found none',
  backtick: 'Expected a backtick that ends the substitution which begins here, found none',
  'parameter expansion': 'Expected a `}` that ends the expansion which begins here, found none',
  'arithmetic expansion': 'Expected `))` that ends the arithmetic which begins here, found none',
  'arithmetic command': 'Expected `))` that ends the arithmetic which begins here, found none',
};

/** Says what is wrong and what to write instead. `text` is what the error's position is in. */
export function explainShellError({ message, pos }: ParseError, text: string): ShellMistake {
  const at = backToText(text, Math.min(pos, text.length));
  const token = tokenAt(text, at);
  const range = { start: at, end: at + Math.max(1, token.length) };
  const [, opened = ''] = /^unterminated (.*)$/s.exec(message) ?? [];
  if (opened.startsWith('here-document'))
    return {
      reason: `Expected a line with nothing but \`${opened.slice('here-document:'.length)}\` that ends the here-document, found none`,
      ...range,
    };
  if (Object.hasOwn(OPENED, opened))
    return { reason: OPENED[opened] ?? '', start: pos, end: pos + 1 };
  if (opened)
    return { reason: `Expected a \`)\` that ends what begins here, found none`, ...range };
  const [, operator] = /^expected command after '(.*)'$/.exec(message) ?? [];
  if (operator) {
    const start = text.lastIndexOf(operator, pos);
    return {
      reason: `Expected a command after \`${operator}\`, found ${whatFollows(text, pos)}`,
      start: Math.max(0, start),
      end: Math.max(0, start) + operator.length,
    };
  }
  if (message === "expected '}' to close brace group")
    return {
      reason: `Expected \`}\` at the beginning of a command, after \`;\` or on a line of its own, found ${whatFollows(text, pos)}`,
      ...range,
    };
  const [, wanted] = /^expected '(.*?)'/.exec(message) ?? [];
  const [, opener] = /'([^']*)'$/.exec(message) ?? [];
  if (wanted) {
    const why = opener && opener !== wanted ? ` that ends \`${opener}\`` : '';
    return { reason: `Expected \`${wanted}\`${why}, found ${whatFollows(text, pos)}`, ...range };
  }
  if (message === 'expected redirect target')
    return {
      reason: `Expected a file after the redirection, found ${whatFollows(text, pos)}`,
      ...range,
    };
  if (message.startsWith('unexpected token'))
    return { reason: `Expected a command, found \`${token || text.slice(at, at + 1)}\``, ...range };
  return { reason: `Expected a command that the shell can read, found: ${message}`, ...range };
}

function whatFollows(text: string, pos: number): string {
  const rest = /^[\s\\]*/.exec(text.slice(pos));
  const at = pos + (rest?.[0].length ?? 0);
  if (at >= text.length) return 'the end of the block';
  if (text[at] === '#') return 'a comment';
  return `\`${tokenAt(text, at)}\``;
}

/** An error at the end of the text is shown at its last character. */
function backToText(text: string, pos: number): number {
  let at = pos;
  while (at > 0 && (at >= text.length || /\s/.test(text[at] ?? ''))) at -= 1;
  return at;
}

function tokenAt(text: string, at: number): string {
  return /^(?:[A-Za-z0-9_./-]{1,40}|[;&|<>()]{1,3}|[^\s])/.exec(text.slice(at, at + 50))?.[0] ?? '';
}
