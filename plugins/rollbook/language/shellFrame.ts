import type { PlaceholderContext } from '../model/vocabulary.ts';
import type { ShellWord } from './shellCommand.ts';

/** A command as far as it was read. */
export interface OpenCommand {
  /** What the next words are: of a simple command, or of what a reserved word began. */
  mode: 'simple' | 'for' | 'case' | 'pattern' | 'function' | 'array' | 'closed';
  words: ShellWord[];
  assignments: ShellWord[];
  /** Here-strings and files for the standard input. */
  inputs: ShellWord[];
  /** The word being read. */
  word?: ShellWord & { quoted: boolean };
  /** What the next word is to a redirection. */
  redirect?: 'output' | 'input' | 'heredoc' | 'heredoc-tabs' | undefined;
  /** The first placeholder that can belong to it. */
  from: number;
  /** Whether the command before it feeds it. */
  piped: boolean;
  /** Whether something in it runs what arrives at its standard input. */
  runsInput: boolean;
}

/** One level of nesting: a list of commands, quotes, or an expansion. */
export interface Frame {
  kind: 'commands' | 'double' | 'parameter' | 'arithmetic' | 'test';
  /** The character or reserved word that ends it. */
  closer: string;
  /** A compound command rather than a substitution: when it ends, a command has ended. */
  compound: boolean;
  /** What every placeholder in here is, whatever it stands in. */
  inherit: PlaceholderContext | undefined;
  /** Open parentheses of an arithmetic expression. */
  depth: number;
  command: OpenCommand;
  heredocs: { delimiter: string; tabs: boolean }[];
  /** The first placeholder of the pipeline being read. */
  pipeline: number;
  /** The first placeholder whose value may arrive at the standard input of what is in here. */
  stdin: number;
  runsInput: boolean;
  /** Whether a command of the line being read runs its input, which a here-document may be. */
  lineRuns: boolean;
}

export function newCommand(from: number, mode: OpenCommand['mode'] = 'simple', piped = false) {
  const lists = { words: [], assignments: [], inputs: [] };
  const command: OpenCommand = { mode, ...lists, from, piped, runsInput: false };
  return command;
}

/**
 * What all in a frame is. The result of an expansion is read again by arithmetic and by some forms
 * of a parameter, so what stands anywhere inside is not safe either.
 */
export const INHERITED: Partial<Record<Frame['kind'], PlaceholderContext>> = {
  parameter: 'parameter',
  arithmetic: 'arithmetic',
  test: 'arithmetic',
};

/** Builtins that put what they read, or their last argument, into variables that they name. */
export const READING = new Set(['read', 'mapfile', 'readarray', 'printf']);

/** Deeper nesting is not followed. */
export const MAX_DEPTH = 64;

/** What opens a compound command, and the word that ends it. */
export const CLOSERS = new Map([
  ['{', '}'],
  ['if', 'fi'],
  ['for', 'done'],
  ['select', 'done'],
  ['while', 'done'],
  ['until', 'done'],
  ['case', 'esac'],
]);
export const CLOSING = new Set(CLOSERS.values());

/** Of an unfinished text, what is judged as if it ended here. */
export const ENDING = new Set<OpenCommand['mode']>(['simple', 'closed']);

/** After these a command begins again. */
export const OPENING = new Set(['then', 'do', 'else', 'elif', '!', 'time']);

/** `{1..5}` */
export function isSequence(text: string): boolean {
  const dots = text.indexOf('..', text.indexOf('{') + 1);
  return dots > 0 && text.includes('{') && text.includes('}', dots);
}
