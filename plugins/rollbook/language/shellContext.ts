import type { PlaceholderContext } from '../model/vocabulary.ts';
import { judgeAssignment, judgeCommand, PROCESS, type ShellWord, UNKNOWN } from './shellCommand.ts';

/** Deeper nesting is not followed. */
const MAX_DEPTH = 64;
const BLANKS = ' \t';
const CLOSERS = new Map([
  ['{', '}'],
  ['if', 'fi'],
  ['for', 'done'],
  ['select', 'done'],
  ['while', 'done'],
  ['until', 'done'],
  ['case', 'esac'],
]);
const CLOSING = new Set(CLOSERS.values());
/** After these a command begins again. */
const OPENING = new Set(['then', 'do', 'else', 'elif', '!', 'time']);

type Mode = 'simple' | 'for' | 'case' | 'pattern' | 'function' | 'array' | 'closed';

interface OpenWord extends ShellWord {
  quoted: boolean;
}

interface OpenCommand {
  mode: Mode;
  words: ShellWord[];
  assignments: ShellWord[];
  /** Here-strings and files of the standard input. */
  inputs: ShellWord[];
  word?: OpenWord;
  redirect?: 'file' | 'input' | 'heredoc' | 'heredoc-tabs';
  /** The first placeholder that can belong to it. */
  from: number;
  piped: boolean;
}

interface Frame {
  kind: 'commands' | 'double' | 'parameter' | 'arithmetic' | 'test';
  /** The character or reserved word that ends it. */
  closer: string;
  /** A compound command rather than a substitution: what follows it is the rest of a command. */
  compound: boolean;
  /** What every placeholder in here is, whatever it stands in. */
  inherit?: PlaceholderContext;
  /** Open parentheses of an arithmetic expression. */
  depth: number;
  command: OpenCommand;
  pending: { delimiter: string; tabs: boolean }[];
  /** The first placeholder of the pipeline that is being read. */
  pipeline: number;
  /** The first placeholder whose value may reach the standard input of the commands in here. */
  stdin: number;
}

function newCommand(from: number, mode: Mode = 'simple', piped = false): OpenCommand {
  return { mode, words: [], assignments: [], inputs: [], from, piped };
}
