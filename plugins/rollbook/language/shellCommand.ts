import type { PlaceholderContext } from '../model/vocabulary.ts';
import { INTERPRETERS, type Interpreter, RUNS_INPUT, WRAPPERS } from './shellInterpreters.ts';

/** In the text of a word: something that is known only when the command runs, or is filled in. */
export const UNKNOWN = '\u0000';
/** The same, where it is the file of a process substitution: `<(…)`. */
export const PROCESS = '\u0001';

/** A word of a command: its text without quotes, and the placeholders `from` … `to - 1` in it. */
export interface ShellWord {
  text: string;
  from: number;
  to: number;
}

type Contexts = (PlaceholderContext | undefined)[];

/** Variables whose value a shell runs, in this one or a later command. */
const RUN_VARIABLE =
  /^(?:(?:\w*_)?(?:COMMAND|EDITOR|PAGER|RSH)|VISUAL|PS[0-4]|(?:BASH_)?ENV|LESS(?:OPEN|CLOSE))$/;

/**
 * What a word before the command's name is: undefined where it is no assignment, `word` where its
 * value may be filled in, else why not. The shell evaluates a subscript, and a name is no value.
 */
export function judgeAssignment(text: string): PlaceholderContext | undefined {
  const name = /^[A-Za-z_]\w*(?=\+?=)/.exec(text)?.[0];
  if (name) return RUN_VARIABLE.test(name) ? 'nested-shell' : 'word';
  return /^[A-Za-z_]\w*\[/.test(text) && text.includes('=') ? 'command-name' : undefined;
}

/** Builtins that write to the variables they are given; a subscript in such a name is evaluated. */
const NAMING = new Set('read unset mapfile readarray getopts'.split(' '));
const DECLARING = new Set('declare typeset local export readonly integer float'.split(' '));
/** Long options of many programs whose value is run by a shell or another interpreter. */
const RUN_OPTION = /^--?(?:[a-z-]+-)?(?:command|cmd|eval|exec|execute|rsh|(?:up|receive-)pack)$/;
const FIND_EXEC = /^-(?:exec|execdir|ok|okdir)$/;

/**
 * Which words of a simple command are more than arguments: its name, names of variables, arithmetic
 * and what another interpreter reads a second time. `contexts` has a place for each word, then for
 * each assignment before the name. `runsInput` says that the command runs what it is fed.
 *
 * It knows the programs in `shellInterpreters.ts` by name. A function, a script or a program that
 * is not there may still evaluate its arguments; nothing in the text could tell.
 */
export function judgeCommand(
  words: readonly ShellWord[],
  assignments: readonly ShellWord[] = [],
): { contexts: Contexts; runsInput: boolean } {
  const contexts: Contexts = [];
  const names = words.map(({ text }) => text.slice(text.lastIndexOf('/') + 1));
  const first = names[0] === '-p' || names[0] === '--' ? 1 : 0; // `time -p x`
  let runsInput = false;
  let at = first;
  let wrapped = false;
  if (words.length > 0) contexts[0] = 'command-name';
  contexts[first] = words.length > first ? 'command-name' : undefined;

  // A wrapper (`sudo`, `docker exec`) runs a later word. Which one its options hide, so any later
  // word that names an interpreter counts; anywhere else that needs an option such as `-c`.
  for (; at < words.length; at++) {
    const name = names[at] ?? '';
    const isName = at === first || wrapped;
    const interpreter = INTERPRETERS.get(name);
    if (interpreter && (isName || interpreter.code)) {
      const read = readArguments(words, at, interpreter, isName);
      for (const [word, context] of read.contexts) contexts[word] ??= context;
      if (isName) {
        runsInput ||= read.runsInput;
        if (interpreter.assignments)
          assignments.forEach((_, i) => {
            contexts[words.length + i] = 'nested-shell';
          });
      }
    }
    if (isName && (RUNS_INPUT.has(name) || (name === 'xargs' && !hasNullInput(words, at))))
      runsInput = true;
    if (isName && WRAPPERS.has(name) && !wrapped) {
      wrapped = true;
      nameWrapped(words, at, WRAPPERS.get(name) ?? 0, contexts);
    }
  }
  judgeOptions(words, first, contexts);
  judgeBuiltin(words, names[first] ?? '', first, contexts);
  return { contexts, runsInput };
}
