import type { Command, Script, SyntaxNode, Word } from 'unbash';
import { nestedCommands } from './nestedCommands.ts';
import { parseShell, walkShell } from './parseShell.ts';

/** A command with its words, however deep in wrappers, substitutions and nested shells it stands. */
export interface SimpleCommand {
  /** The words without quotes, the name first and without its path. Expansions stay as written. */
  words: readonly string[];
  /** What is assigned before its name, by name. */
  assigns: readonly string[];
  /** What it reads: here-documents, here-strings, and what `echo` or `printf` pipe into it. */
  input: string;
  /** The files it writes over. */
  writes: readonly string[];
  /** Its range in the text; of one within a quoted text, that of the command which runs that text. */
  start: number;
  end: number;
}

/** A command in a command in a command: deeper ones are nobody's to read. */
const DEEPEST = 4;
/** No block of a plan has as many. */
const MOST = 5_000;
const SHELL = /^(?:ba|da|z|k|a)?sh$/;

const collected = new WeakMap<Script, readonly SimpleCommand[]>();

/** Every simple command of a script in the order of the text, those that others run included. */
export function simpleCommands(script: Script): readonly SimpleCommand[] {
  // Four rules ask for the same list.
  const known = collected.get(script);
  if (known) return known;
  const found: SimpleCommand[] = [];
  collect(script, undefined, 0, found);
  collected.set(script, found);
  return found;
}

type Range = { start: number; end: number };

function collect(
  script: Script,
  within: Range | undefined,
  depth: number,
  found: SimpleCommand[],
): void {
  const fed = new Map<SyntaxNode, string>();
  const foreign = new Map<SyntaxNode, Range>();
  walkShell(script, (node) => {
    if (found.length > MOST) return false;
    if (node.type === 'Pipeline')
      node.commands.forEach((command, i) => {
        const before = node.commands[i - 1];
        if (before?.type === 'Command') fed.set(command, printed(before));
      });
    // What stands in escaped backticks has positions in a text of its own.
    if (node.type === 'CommandExpansion' && node.script?.source !== undefined)
      foreign.set(node.script, within ?? { start: node.pos, end: node.end });
    if (node.type === 'Script' && foreign.has(node)) {
      collect({ ...node, source: undefined } as Script, foreign.get(node), depth, found);
      return false;
    }
    if (node.type === 'Command') {
      const range = within ?? { start: node.pos, end: node.end };
      expand(readCommand(node, fed.get(node) ?? '', range), depth, found);
    }
    return true;
  });
}

/** Adds a command and what it runs. */
function expand(command: SimpleCommand, depth: number, found: SimpleCommand[]): void {
  found.push(command);
  if (depth >= DEEPEST || command.words.length === 0) return;
  const { start, end } = command;
  for (const { words, script } of nestedCommands(command.words)) {
    if (words) expand({ ...command, words: named(words), assigns: [] }, depth + 1, found);
    if (script) again(script, { start, end }, depth, found);
  }
  const [name = '', ...rest] = command.words;
  const hasScript = rest.some((word) => /^-[a-z]*c$/.test(word) || !/^-/.test(word));
  if (command.input && SHELL.test(name) && !hasScript)
    again(command.input, { start, end }, depth, found);
  if (command.input && name === 'ssh') again(command.input, { start, end }, depth, found);
}

function again(text: string, range: Range, depth: number, found: SimpleCommand[]): void {
  const shell = parseShell(text);
  if (shell) collect(shell.script, range, depth + 1, found);
}

function readCommand(node: Command, piped: string, range: Range): SimpleCommand {
  const words: string[] = node.name ? [node.name.value] : [];
  const assigns: string[] = [];
  const input = piped ? [piped] : [];
  const writes: string[] = [];
  for (const part of node.prefix) if (part.type === 'Assignment') assigns.push(part.name);
  for (const part of node.args) words.push(part.type === 'Word' ? part.value : part.text);
  for (const part of node.redirects) {
    if (part.type === 'HereDoc') input.push(part.body.text);
    else if (part.type === 'HereString') input.push(part.target?.value ?? '');
    else if (part.operator.startsWith('>') && part.target) writes.push(part.target.value);
  }
  return { words: named(words), assigns, input: input.join('\n'), writes, ...range };
}

/** What a command prints, where that stands in its words. */
function printed(command: Command): string {
  const name = command.name?.value ?? '';
  if (name !== 'echo' && name !== 'printf') return '';
  const words = command.args.filter((arg): arg is Word => arg.type === 'Word');
  return words.map((word) => word.value).join(' ');
}

/** The words with the name free of its path. */
function named(words: readonly string[]): string[] {
  const [name = '', ...rest] = words;
  return words.length === 0 ? [] : [name.slice(name.lastIndexOf('/') + 1), ...rest];
}
