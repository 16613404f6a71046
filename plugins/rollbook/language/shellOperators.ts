import { PROCESS } from './shellCommand.ts';
import { ShellCursor } from './shellCursor.ts';

/** What moves the shell reader between words: line ends, operators, redirections, parentheses. */
export class ShellOperators extends ShellCursor {
  protected newline(): void {
    const { state } = this;
    state.endWord();
    const { mode } = state.command;
    // The words of an array and the head and patterns of a `case` may stand on lines of their own.
    if (state.top.kind === 'commands' && mode !== 'array' && mode !== 'case' && mode !== 'pattern')
      state.endCommand();
    const { top } = state;
    for (const { delimiter, tabs } of top.heredocs.splice(0)) {
      let line: string;
      do {
        const end = this.after('\n', this.at);
        line = this.text.slice(this.at, end).replace(/\n$/, '');
        this.skipTo(end, 'heredoc', top.lineRuns);
      } while (
        (tabs ? line.replace(/^\t+/, '') : line) !== delimiter &&
        this.at < this.text.length
      );
    }
    top.lineRuns = false;
  }

  protected operator(char: string, next: string): void {
    const { state } = this;
    if (char === '&' && next === '>') {
      this.redirection(next, this.text.charAt(this.at + 2), 1);
      return;
    }
    state.endWord();
    const { mode } = state.command;
    // `;;`, `;&`, `;;&`, and in zsh `;|`
    const ending = /^;(?:;&?|[&|])/.exec(this.text.slice(this.at, this.at + 3))?.[0];
    const pipe = char === '|' && next !== '|';
    this.at += ending?.length ?? (next === char || (pipe && next === '&') ? 2 : 1);
    if (mode === 'pattern' && pipe) return;
    if (mode === 'array' || mode === 'pattern' || mode === 'case') {
      state.giveUp('nested-shell');
      return;
    }
    state.endCommand(pipe);
    if (!ending) return;
    if (state.top.closer === 'esac') state.command.mode = 'pattern';
    else state.giveUp('nested-shell');
  }

  protected redirection(char: string, next: string, skip = 0): void {
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
  protected open(next: string): void {
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
      if (state.command.words.length > 1) {
        state.giveUp('nested-shell');
        return;
      }
      state.raise(state.command.words[0], 'command-name');
      state.begin();
      this.at = this.after(')', this.at);
    } else state.giveUp('nested-shell'); // patterns of bash's extglob and of zsh
  }

  protected close(): void {
    const { state } = this;
    state.endWord();
    this.at++;
    const { mode } = state.command;
    if (mode === 'pattern') {
      state.begin();
      return;
    }
    const { closer, compound, heredocs } = state.top;
    if (closer !== ')' || mode === 'case' || mode === 'for') {
      state.giveUp('nested-shell');
      return;
    }
    if (mode !== 'array') state.endCommand();
    if (!compound && heredocs.length > 0) {
      state.giveUp('heredoc');
      return;
    }
    state.pop();
  }

  /**
   * A value cannot leave a comment, since it has no line break. But zsh at a prompt reads comments
   * as words, so the value is quoted, and behind a quote or an expansion it is refused.
   */
  protected comment(): void {
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
