import type { PlaceholderContext } from '../model/vocabulary.ts';
import { judgeAssignment, judgeCommand, PROCESS, type ShellWord, UNKNOWN } from './shellCommand.ts';
import {
  CLOSERS,
  CLOSING,
  ENDING,
  type Frame,
  INHERITED,
  isSequence,
  MAX_DEPTH,
  newCommand,
  OPENING,
  type OpenCommand,
  READING,
} from './shellFrame.ts';
import { ShellPlaces } from './shellPlaces.ts';

/**
 * The grammar half of the shell reader: frames, words and commands, and the contexts found so far.
 * It follows what POSIX sh, bash and zsh agree on. Where they do not, or where the text is no valid
 * command, it gives up: all placeholders from the beginning of that outermost pipeline to the end
 * of the text are unsafe.
 */
export class ShellState extends ShellPlaces {
  readonly frames: Frame[] = [];

  constructor() {
    super();
    this.push('commands', '');
  }

  get top(): Frame {
    return this.frames.at(-1) as Frame;
  }

  /** The command whose word is being read, which may be some quotes further down. */
  get command(): OpenCommand {
    return this.top.command;
  }

  push(
    kind: Frame['kind'],
    closer: string,
    options: { compound?: boolean; fed?: boolean } = {},
  ): void {
    const from = this.contexts.length;
    const outer = this.frames.at(-1);
    const compound = options.compound ?? false;
    const own = kind === 'commands' || compound;
    const fed = outer && (options.fed || outer.command.piped);
    this.frames.push({
      kind,
      closer,
      compound,
      inherit: outer?.inherit ?? INHERITED[kind],
      depth: 0,
      command: own || !outer ? newCommand(from) : outer.command,
      heredocs: (own && !compound) || !outer ? [] : outer.heredocs,
      pipeline: from,
      stdin: fed ? outer.pipeline : (outer?.stdin ?? Number.POSITIVE_INFINITY),
      runsInput: false,
      lineRuns: (compound && outer?.lineRuns) ?? false,
    });
    if (this.frames.length > MAX_DEPTH) this.giveUp('nested-shell');
  }

  /** Ends the innermost frame. */
  pop(): void {
    const frame = this.frames.pop();
    if (!frame?.compound) return;
    this.top.lineRuns ||= frame.lineRuns;
    this.command.mode = 'closed';
    this.command.runsInput = frame.runsInput;
  }

  /** Notes the next placeholder, and that its value is part of the word being read. */
  placeholder(context: PlaceholderContext): void {
    this.add(UNKNOWN);
    this.note(context);
  }

  /** Notes the next placeholder where it is not part of a word. */
  note(context: PlaceholderContext): void {
    this.contexts.push(this.top.inherit ?? context);
  }

  /** Notes the use of a variable, whose value is part of the word being read. */
  use(name: string, evaluated: boolean): void {
    this.add('');
    this.passOver(name, evaluated);
  }

  /** Adds text to the word being read, or begins one. */
  add(text: string, quoted = false): void {
    const { command } = this;
    command.word ??= { text: '', from: this.contexts.length, to: 0, quoted: false };
    command.word.text += text;
    command.word.quoted ||= quoted;
  }

  /** Whether the next word would be the name of a command. */
  get atCommand(): boolean {
    const { mode, words, redirect, word } = this.command;
    return mode === 'simple' && words.length === 0 && !redirect && !word;
  }

  endWord(): void {
    const { command } = this;
    const { word, mode, words } = command;
    if (!word) return;
    word.to = this.contexts.length;
    delete command.word;
    // A quoted end makes no sequence, and bash loses the braces around a quoted comma.
    if (isSequence(word.text)) this.raise(word, 'parameter');
    if (command.redirect) {
      this.endRedirect(word);
      return;
    }
    switch (mode) {
      case 'simple':
        // In zsh this ends a group even as an argument, in bash it does not.
        if (words.length > 0 && word.text === '}' && !word.quoted) this.giveUp('nested-shell');
        if (words.length > 0 || !this.endFirst(word)) words.push(word);
        return;
      case 'for':
        words.push(word);
        if (words.length === 1) this.raise(word, 'command-name');
        else this.flow.assign(words[0]?.text ?? '', word.from, word.to);
        if (words.length === 2 && word.text === 'do') this.begin();
        return;
      case 'case':
        words.push(word);
        if (words.length === 2 && word.text === 'in') command.mode = 'pattern';
        return;
      case 'pattern':
        if (word.text === 'esac' && !word.quoted) this.pop();
        return;
      case 'function':
        this.raise(word, 'command-name');
        this.begin();
        return;
      case 'array':
        if (word.text.startsWith('[')) this.raise(word, 'arithmetic');
        return;
      case 'closed':
        // `(a) }` and `if (a) then`: nothing but a reserved word or a redirection may follow.
        if (CLOSING.has(word.text) || OPENING.has(word.text)) this.begin();
        if (!this.endFirst(word)) this.giveUp('nested-shell');
    }
  }

  /** Takes a word in the place of a command's name. False where it is the name. */
  private endFirst(word: ShellWord & { quoted: boolean }): boolean {
    const { text } = word;
    const closer = CLOSERS.get(text);
    if (word.quoted) return this.endAssignment(word);
    if (closer) {
      this.push('commands', closer, { compound: true });
      if (text === 'for' || text === 'select') this.command.mode = 'for';
      if (text === 'case') this.command.mode = 'case';
      return true;
    }
    if (CLOSING.has(text)) {
      this.endCommand();
      if (this.top.compound && this.top.closer === text) this.pop();
      else this.giveUp('nested-shell');
      return true;
    }
    if (text === 'function') {
      this.command.mode = 'function';
      return true;
    }
    if (text === '[[') {
      this.push('test', ']]', { compound: true });
      return true;
    }
    if (text === 'coproc') this.giveUp('nested-shell');
    return OPENING.has(text) || this.endAssignment(word);
  }

  private endAssignment(word: ShellWord): boolean {
    const judged = judgeAssignment(word.text);
    if (!judged) return false;
    if (judged !== 'word') this.raise(word, judged);
    this.assign(word);
    this.command.assignments.push(word);
    return true;
  }

  private endRedirect(word: ShellWord): void {
    const { redirect, inputs } = this.command;
    this.command.redirect = undefined;
    if (redirect === 'input') inputs.push(word);
    if (redirect !== 'heredoc' && redirect !== 'heredoc-tabs') return;
    this.raise(word, 'heredoc');
    if (word.text.includes(UNKNOWN) || word.text.includes(PROCESS)) {
      this.giveUp('heredoc');
      return;
    }
    this.top.heredocs.push({ delimiter: word.text, tabs: redirect === 'heredoc-tabs' });
  }

  /** Ends the command being read: `pipe` says that it feeds the next one. */
  endCommand(pipe = false): void {
    this.endWord();
    const frame = this.top;
    const { command } = frame;
    const { words, assignments, inputs, from, piped } = command;
    if (command.mode === 'simple') {
      const { contexts, runsInput } = judgeCommand(words, assignments);
      contexts.forEach((context, word) => {
        if (context) this.raise(words[word] ?? assignments[word - words.length], context);
      });
      command.runsInput = runsInput;
      for (const word of words) this.assign(word);
      if (READING.has(words[0]?.text ?? ''))
        for (const { text } of words) this.flow.assign(text, from, this.contexts.length);
    }
    if (command.runsInput) {
      for (const word of inputs) this.raise(word, 'nested-shell');
      this.raise({ from: piped ? frame.pipeline : frame.stdin, to: from }, 'nested-shell');
      // What was raised need not be looked at again.
      if (piped) frame.pipeline = from;
      else frame.stdin = Math.max(frame.stdin, from);
      frame.runsInput ||= !piped;
      frame.lineRuns = true;
    }
    const empty = words.length + assignments.length + inputs.length === 0;
    if (empty && piped && command.mode === 'simple') return;
    this.begin(pipe);
    if (!pipe) frame.pipeline = this.contexts.length;
  }

  begin(piped = false): void {
    this.top.command = newCommand(this.contexts.length, 'simple', piped);
  }

  /** Ends what is still open and returns the context of every placeholder, `count` in all. */
  finish(count: number): PlaceholderContext[] {
    const from = this.frames[0]?.pipeline ?? 0;
    while (this.frames.length > 0) {
      if (this.top.kind === 'commands' && ENDING.has(this.command.mode)) this.endCommand();
      this.frames.pop();
    }
    this.settle(from, count);
    return this.contexts;
  }
}
