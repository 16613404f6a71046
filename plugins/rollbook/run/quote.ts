/**
 * Characters that no shell treats specially wherever they stand in a word. Not among them, though
 * often harmless: `,` (`{a,b}`), `=` (zsh expands `=ls`), `~`, `^` and `#`.
 */
const PLAIN = /^[\w./:@%+-]+$/;

/** As a whole word, these end or begin something: `case x in esac)`. */
const RESERVED = new Set(
  'case coproc do done elif else esac fi for function if in select then time until while'.split(
    ' ',
  ),
);

/** True where the value is the same to a shell with and without quotes. */
export function isPlainWord(value: string): boolean {
  return PLAIN.test(value) && !RESERVED.has(value);
}

/**
 * One shell word that stands for exactly this value: as it is where that is safe, else in single
 * quotes. For POSIX sh, bash and zsh, in a script and pasted at a prompt. The value may hold
 * anything but NUL, which no argument can carry; line breaks stay in the quotes. A leading `-` is
 * kept: whether it may be taken for an option is the caller's question.
 */
export function quoteWord(value: string): string {
  return isPlainWord(value) ? value : quoteAlways(value);
}

/** The same, in quotes whatever the value: for a word that other text is joined to. */
export function quoteAlways(value: string): string {
  // `!` is set outside the quotes like `'`: in `"$(cmd '!x')"` an interactive bash sees only the
  // double quotes and would put a line of its history there.
  const parts = value
    .split(/(['!])/)
    .map((part, i) => (i % 2 === 1 ? `\\${part}` : part && `'${part}'`));
  return parts.join('') || "''";
}
