import type { PlaceholderContext } from '../model/vocabulary.ts';
import { PROCESS } from './shellCommand.ts';
import { ShellCursor, type Span } from './shellCursor.ts';

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

class ShellReader extends ShellCursor {
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
        return this.inCommands(char);
      case 'double':
        return this.inDouble(char);
      case 'parameter':
        return this.inParameter(char);
      case 'arithmetic':
        return this.inArithmetic(char);
      case 'test':
        return this.inTest(char);
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
        return;
      case '\n':
        this.at++;
        return this.newline();
      case ';':
      case '&':
      case '|':
        return this.operator(char, next);
      case '<':
      case '>':
        return this.redirection(char, next);
      case '(':
        return this.open(next);
      case ')':
        return this.close();
      case '#':
        if (state.command.word) return this.take(1);
        return this.comment();
      case "'":
        return this.singleQuotes();
      case '\\':
        return this.escape(next);
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
      if (state.top.depth === 1 && next !== ')') return state.giveUp('arithmetic');
      if (state.top.depth === 0) state.pop();
    }
    // In a subshell these would begin something that hides a parenthesis.
    if ("'\\\n".includes(char) || (char === '#' && /[\s(;&|]/.test(this.text.charAt(this.at - 1))))
      return state.giveUp('arithmetic');
    if (!this.expansion(char, next)) this.at++;
  }

  private inTest(char: string): void {
    const next = this.text.charAt(this.at + 1);
    if (char === "'") return this.singleQuotes();
    if (char === '\\') return this.skipEscape();
    if (char === ']' && /^\s\]\][\s;&|)]?$/.test(this.text.slice(this.at - 1, this.at + 3))) {
      this.state.pop();
      this.at += 2;
    } else if (!this.expansion(char, next)) this.at++;
  }

  private newline(): void {
    const { state } = this;
    state.endWord();
    const { mode } = state.command;
    // The words of an array and the head and patterns of a `case` may stand on lines of their own.
    if (state.top.kind === 'commands' && mode !== 'array' && mode !== 'case' && mode !== 'pattern')
      state.endCommand();
    for (const { delimiter, tabs } of state.top.heredocs.splice(0)) {
      let line: string;
      do {
        const end = this.after('\n', this.at);
        line = this.text.slice(this.at, end).replace(/\n$/, '');
        this.skipTo(end, 'heredoc');
      } while (
        (tabs ? line.replace(/^\t+/, '') : line) !== delimiter &&
        this.at < this.text.length
      );
    }
  }

  private operator(char: string, next: string): void {
    const { state } = this;
    if (char === '&' && next === '>')
      return this.redirection(next, this.text.charAt(this.at + 2), 1);
    state.endWord();
    const { mode } = state.command;
    // `;;`, `;&`, `;;&`, and in zsh `;|`
    const ending = /^;(?:;&?|[&|])/.exec(this.text.slice(this.at, this.at + 3))?.[0];
    const pipe = char === '|' && next !== '|';
    this.at += ending?.length ?? (next === char || (pipe && next === '&') ? 2 : 1);
    if (mode === 'pattern' && pipe) return;
    if (mode === 'array' || mode === 'pattern' || mode === 'case')
      return state.giveUp('nested-shell');
    state.endCommand(pipe);
    if (!ending) return;
    if (state.top.closer === 'esac') state.command.mode = 'pattern';
    else state.giveUp('nested-shell');
  }

  private redirection(char: string, next: string, skip = 0): void {
    const { state } = this;
    const { word } = state.command;
    // `2>` and `{fd}>` name a stream
    const stream = word && !word.quoted && /^(?:\d+|\{[A-Za-z_]\w*\})$/.test(word.text);
    if (stream && skip === 0) delete state.command.word;
    else state.endWord();
    this.at += skip;
    if (next === '(') {
      state.add(PROCESS);
      state.push('commands', ')', { fed: char === '>' });
      this.at += 2;
      return;
    }
    const operator = /^(?:<<<|<<-?|<[&>]?|>[>&|]?)/.exec(
      this.text.slice(this.at, this.at + 3),
    )?.[0];
    this.at += operator?.length ?? 1;
    const kinds = { '<<': 'heredoc', '<<-': 'heredoc-tabs', '<<<': 'input', '<': 'input' } as const;
    state.command.redirect = kinds[operator as keyof typeof kinds] ?? 'output';
  }

  /** An opening parenthesis outside quotes. */
  private open(next: string): void {
    const { state } = this;
    const { mode, words, word } = state.command;
    if (mode === 'pattern' && !word) this.at++;
    else if (next === '(' && !word && (state.atCommand || (mode === 'for' && words.length === 0))) {
      state.push('arithmetic', '))', { compound: true });
      state.top.depth = 2;
      this.at += 2;
    } else if (state.atCommand) {
      state.push('commands', ')', { compound: true });
      this.at++;
    } else if (mode !== 'array' && word && /^[A-Za-z_]\w*\+?=$/.test(word.text) && !word.quoted) {
      state.push('commands', ')');
      state.command.mode = 'array';
      this.at++;
    } else if (/^\([ \t]*\)/.test(this.text.slice(this.at, this.at + 9)) && mode === 'simple') {
      // A function: its name is no argument, and its body is a command.
      state.endWord();
      if (state.command.words.length > 1) return state.giveUp('nested-shell');
      state.raise(state.command.words[0], 'command-name');
      state.begin();
      this.at = this.after(')', this.at);
    } else state.giveUp('nested-shell'); // patterns of bash's extglob and of zsh
  }

  private close(): void {
    const { state } = this;
    state.endWord();
    this.at++;
    const { mode } = state.command;
    if (mode === 'pattern') return state.begin();
    if (mode !== 'array') state.endCommand();
    const { closer, compound, heredocs } = state.top;
    if (closer !== ')' || mode === 'case' || mode === 'for') return state.giveUp('nested-shell');
    if (!compound && heredocs.length > 0) return state.giveUp('heredoc');
    state.pop();
  }

  /**
   * A value cannot leave a comment, since it has no line break. But zsh at a prompt reads comments
   * as words, so the value is quoted, and behind a quote or an expansion it is refused.
   */
  private comment(): void {
    const end = this.after('\n', this.at);
    const stop = end - (this.text[end - 1] === '\n' ? 1 : 0);
    const quote = this.text.slice(this.at, stop).search(/['"`$\\]/);
    if (quote >= 0) {
      const from = this.at + quote;
      this.skipTo(from, 'comment');
      this.skipTo(stop, 'single-quotes');
    } else this.skipTo(stop, 'comment');
  }
}
