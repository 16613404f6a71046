import type { PlaceholderContext } from '../model/vocabulary.ts';
import { UNKNOWN } from './shellCommand.ts';
import { ShellState } from './shellState.ts';

/** A placeholder in the text, or the use of a variable, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
  /** The variable, where it is the use of one. */
  name?: string;
}

/** The lexical half of the shell reader: a place in the text, and how quotes and expansions move it. */
export class ShellCursor {
  protected readonly text: string;
  protected readonly spans: readonly Span[];
  protected readonly state = new ShellState();
  protected at = 0;

  constructor(text: string, spans: readonly Span[]) {
    this.text = text;
    this.spans = spans;
  }

  /** The next placeholder, or use of a variable. One that was read over, as in `\$N`, is none. */
  protected get span(): Span | undefined {
    const { contexts } = this.state;
    let next = this.spans[contexts.length];
    while (next?.name && next.start < this.at) {
      this.state.passOver();
      next = this.spans[contexts.length];
    }
    return next;
  }

  protected take(length: number): void {
    this.state.add(this.text.slice(this.at, this.at + length));
    this.at += length;
  }

  /** Takes what a sticky pattern finds here, or one character. */
  protected takeRun(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    this.take(pattern.exec(this.text)?.[0].length ?? 1);
  }

  /**
   * Moves to a place; the placeholders before it stand in that context. Variables before it are
   * expanded in backticks and here-documents alone; `runs` says that the latter are code.
   */
  protected skipTo(end: number, context: PlaceholderContext, runs = false): void {
    for (let next = this.span; next && next.start < end; next = this.span) {
      if (!next.name) this.state.note(context);
      else if (context === 'heredoc') this.state.passOver(next.name, runs);
      else if (context === 'backticks') this.state.passOver(next.name, true);
      else this.state.passOver();
    }
    this.at = end;
  }

  /** The place behind the next `mark`, or the end of the text. */
  protected after(mark: string, from: number): number {
    const found = this.text.indexOf(mark, from);
    return found < 0 ? this.text.length : found + mark.length;
  }

  /** Double quotes, backticks and what begins with a dollar sign. False where it is none of them. */
  protected expansion(char: string, next: string): boolean {
    const { state, text } = this;
    if (char === '"') {
      state.add('', true);
      state.push('double', '"');
      this.at++;
    } else if (char === '`') this.backticks();
    else if (char !== '$') return false;
    else if (next === "'") {
      // In an expansion shells disagree about it.
      if (state.top.kind === 'commands') this.dollarQuotes();
      else state.giveUp('dollar-quotes');
    } else if (next === '"') this.at++;
    else if (next === '[') state.giveUp('arithmetic');
    // Looking for the end of double quotes, bash takes the second `$` of `$$(` for that of `$(`.
    else if (next === '$' && /[$({'"`]/.test(text.charAt(this.at + 2)))
      state.giveUp('nested-shell');
    else {
      state.add(UNKNOWN);
      this.at++;
      if (next === '{') {
        // `${ command; }` of newer shells
        if (/[\s|]/.test(text.charAt(this.at + 1))) state.giveUp('parameter');
        state.push('parameter', '}');
        this.at++;
      } else if (next === '(' && text.charAt(this.at + 1) === '(') {
        state.push('arithmetic', '))');
        state.top.depth = 2;
        this.at += 2;
      } else if (next === '(') {
        state.push('commands', ')');
        this.at++;
      } else
        this.at += /^(?:\w+|[#?!$@*-])?/.exec(text.slice(this.at, this.at + 64))?.[0].length ?? 0;
    }
    return true;
  }

  protected singleQuotes(): void {
    const end = this.after("'", this.at + 1);
    this.state.add(this.text.slice(this.at + 1, end - 1), true);
    this.skipTo(end, 'single-quotes');
  }

  /** A backslash outside quotes. In front of a placeholder it would take the value's first quote. */
  protected escape(next: string): void {
    if (next === '\n') this.checkJoined();
    else {
      this.state.add(next, true);
      if (this.span?.start === this.at + 1) {
        this.skipTo(this.span.end, 'single-quotes');
        return;
      }
    }
    this.at += 2;
  }

  /** A backslash where all placeholders are refused anyway. */
  protected skipEscape(): void {
    if (this.text[this.at + 1] === '\n') this.checkJoined();
    const next = this.span;
    this.at += next && !next.name && next.start === this.at + 1 ? 1 : 2;
  }

  /** A line continuation in the middle of an operator or of `$(`: legal, and never meant. */
  private checkJoined(): void {
    const [before = '', after = ''] = [this.text[this.at - 1], this.text[this.at + 2]];
    if ('<>&|;$('.includes(before) && /[<>&|;(){'"\\]/.test(after))
      this.state.giveUp('nested-shell');
  }

  private backticks(): void {
    this.state.add(UNKNOWN, true);
    this.skipTo(this.endOfQuotes('`', this.at + 1), 'backticks');
  }

  private dollarQuotes(): void {
    const from = this.at + 2;
    const end = this.endOfQuotes("'", from);
    this.state.add(UNKNOWN, true);
    // dash does not know `$'…'` and takes `\'` for its end.
    if (end !== this.after("'", from)) {
      this.state.giveUp('dollar-quotes');
      return;
    }
    this.skipTo(end, 'dollar-quotes');
  }

  private endOfQuotes(mark: string, from: number): number {
    let at = from;
    while (at < this.text.length && this.text[at] !== mark) at += this.text[at] === '\\' ? 2 : 1;
    return Math.min(at + 1, this.text.length);
  }
}
