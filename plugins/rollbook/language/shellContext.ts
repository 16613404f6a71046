import type { PlaceholderContext } from '../model/vocabulary.ts';
import type { Span } from './shellCursor.ts';
import { ShellOperators } from './shellOperators.ts';

/** What a word may hold that means nothing to the shell. */
const ORDINARY = /[^\s;&|<>()#\\'"`${]+/y;
const ORDINARY_IN_QUOTES = /[^"\\`${]+/y;

/**
 * Where each of the placeholders stands in a shell text: `spans` in order, in UTF-16 units. Reads
 * POSIX sh, bash and zsh in one pass with bounded nesting, and again where a variable takes a
 * placeholder. A placeholder is a `word` only where one quoted word can stand for it in all three,
 * and no variable of this text hands it on to be read as code.
 */
export function shellContexts(text: string, spans: readonly Span[]): PlaceholderContext[] {
  let names = new Set<string>();
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const marks = withUses(text, spans, names);
    const reader = new ShellReader(text, marks);
    const contexts = reader.read();
    // What a variable holds may go on to another one: read again, now that it is known by name.
    const found = reader.assigned();
    if ([...found].every((name) => names.has(name)))
      return contexts.filter((_, place) => marks[place]?.name === undefined);
    names = new Set([...names, ...found]);
  }
  return spans.map(() => 'nested-shell');
}

/** How often values are followed from one variable to the next. */
const MOST_READINGS = 8;

/** The placeholders, and where these variables may be used, in the order of the text. */
function withUses(
  text: string,
  spans: readonly Span[],
  names: ReadonlySet<string>,
): readonly Span[] {
  if (names.size === 0) return spans;
  const uses: Span[] = [];
  for (const match of text.matchAll(/\$(?:\{[#!]?)?([A-Za-z_]\w*)/g)) {
    const [, name = ''] = match;
    if (names.has(name)) uses.push({ start: match.index, end: match.index + 1, name });
  }
  return [...spans, ...uses].sort((a, b) => a.start - b.start);
}

/** Compares numbers, or tests a name: what stands beside it is evaluated. */
const EVALUATES = /^-(?:eq|ne|lt|le|gt|ge|v|R)\s+(\S+)/;
/** How far from it that is looked for, in UTF-16 units. */
const NEAR = 200;
const IDENTIFIER = /[A-Za-z_]\w*/y;

class ShellReader extends ShellOperators {
  /** The variables that get what is filled in. */
  assigned(): Set<string> {
    return this.state.flow.names();
  }

  read(): PlaceholderContext[] {
    const { state, text, spans } = this;
    while (this.at < text.length && !state.gaveUp) {
      const span = this.span;
      if (span?.start !== this.at) this.step(text.charAt(this.at));
      else if (span.name) {
        state.use(span.name, this.evaluatesHere());
        this.step(text.charAt(this.at));
      } else {
        state.placeholder(this.placeholderContext());
        this.at = span.end;
      }
    }
    return state.finish(spans.length);
  }

  /** Whether the value of a variable is an expression here, and not text. */
  private evaluatesHere(): boolean {
    const { frames, top } = this.state;
    // `${list[$N]}` and `${text:$N}`
    if (top.kind === 'parameter') return '[:'.includes(this.text.charAt(this.at - 1));
    return top.inherit === 'arithmetic' && !frames.some(({ kind }) => kind === 'test');
  }

  private placeholderContext(): PlaceholderContext {
    const { kind, command } = this.state.top;
    if (kind === 'double') return 'double-quotes';
    return command.redirect?.startsWith('heredoc') ? 'heredoc' : 'word';
  }

  private step(char: string): void {
    switch (this.state.top.kind) {
      case 'commands':
        this.inCommands(char);
        break;
      case 'double':
        this.inDouble(char);
        break;
      case 'parameter':
        this.inParameter(char);
        break;
      case 'arithmetic':
        this.inArithmetic(char);
        break;
      case 'test':
        this.inTest(char);
        break;
    }
  }

  private inCommands(char: string): void {
    const { state } = this;
    const next = this.text.charAt(this.at + 1);
    switch (char) {
      case ' ':
      case '\t':
        state.endWord();
        this.at++;
        break;
      case '\n':
        this.at++;
        this.newline();
        break;
      case ';':
      case '&':
      case '|':
        this.operator(char, next);
        break;
      case '<':
      case '>':
        this.redirection(char, next);
        break;
      case '(':
        this.open(next);
        break;
      case ')':
        this.close();
        break;
      case '#':
        if (state.command.word) this.take(1);
        else this.comment();
        break;
      case "'":
        this.singleQuotes();
        break;
      case '\\':
        this.escape(next);
        break;
      default:
        if (!this.expansion(char, next)) this.takeRun(ORDINARY);
    }
  }

  private inDouble(char: string): void {
    const next = this.text.charAt(this.at + 1);
    if (char === '"') {
      this.state.pop();
      this.at++;
    } else if (char === '\\') this.skipEscape();
    else if (char === '$' && (next === "'" || next === '"')) this.take(1);
    else if (!this.expansion(char, next)) this.takeRun(ORDINARY_IN_QUOTES);
  }

  /** `${…}`: shells disagree about quotes and braces in it. */
  private inParameter(char: string): void {
    const next = this.text.charAt(this.at + 1);
    if (char === '}') {
      this.state.pop();
      this.at++;
    } else if (char === "'" || char === '{') this.state.giveUp('parameter');
    else if (char === '\\') this.skipEscape();
    else if (!this.expansion(char, next)) this.at++;
  }

  /** `$((…))` and `((…))`, where the second may be two subshells as well. */
  private inArithmetic(char: string): void {
    const { state } = this;
    const next = this.text.charAt(this.at + 1);
    if (char === '(') state.top.depth++;
    if (char === ')') {
      state.top.depth--;
      if (state.top.depth === 1 && next !== ')') {
        state.giveUp('arithmetic');
        return;
      }
      if (state.top.depth === 0) state.pop();
    }
    // In a subshell these would begin something that hides a parenthesis.
    if ("'\\\n".includes(char) || (char === '#' && /[\s(;&|]/.test(this.text.charAt(this.at - 1))))
      state.giveUp('arithmetic');
    else if (!this.expansion(char, next)) {
      // A variable needs no dollar sign here.
      IDENTIFIER.lastIndex = this.at;
      const name = IDENTIFIER.exec(this.text)?.[0];
      if (name) state.flow.evaluate(name);
      this.at += name?.length ?? 1;
    }
  }

  private inTest(char: string): void {
    const next = this.text.charAt(this.at + 1);
    if (char === '-') {
      const after = EVALUATES.exec(this.text.slice(this.at, this.at + NEAR))?.[1];
      const before = this.text.slice(Math.max(0, this.at - NEAR), this.at);
      if (after) this.state.flow.evaluate(`${before.trimEnd().split(/\s/).at(-1)} ${after}`);
    }
    if (char === "'") {
      this.singleQuotes();
      return;
    }
    if (char === '\\') {
      this.skipEscape();
      return;
    }
    if (char === ']' && /^\s\]\][\s;&|)]?$/.test(this.text.slice(this.at - 1, this.at + 3))) {
      this.state.pop();
      this.at += 2;
    } else if (!this.expansion(char, next)) this.at++;
  }
}
