import type { PlaceholderContext } from '../model/vocabulary.ts';
import type { Span } from './shellCursor.ts';
import { ShellOperators } from './shellOperators.ts';

/** What a word may hold that means nothing to the shell. */
const ORDINARY = /[^\s;&|<>()#\\'"`${]+/y;
const ORDINARY_IN_QUOTES = /[^"\\`${]+/y;

/**
 * Where each of the placeholders stands in a shell text: `spans` in order, in UTF-16 units. Reads
 * POSIX sh, bash and zsh in one pass with bounded nesting. A placeholder is a `word` only where one
 * quoted word can stand for it in all three.
 */
export function shellContexts(text: string, spans: readonly Span[]): PlaceholderContext[] {
  return new ShellReader(text, spans).read();
}

class ShellReader extends ShellOperators {
  read(): PlaceholderContext[] {
    const { state, text, spans } = this;
    while (this.at < text.length && !state.gaveUp) {
      const span = this.span;
      if (span?.start === this.at) {
        state.placeholder(this.placeholderContext());
        this.at = span.end;
      } else this.step(text.charAt(this.at));
    }
    return state.finish(spans.length);
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
    else if (!this.expansion(char, next)) this.at++;
  }

  private inTest(char: string): void {
    const next = this.text.charAt(this.at + 1);
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
