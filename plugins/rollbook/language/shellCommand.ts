import type { PlaceholderContext } from '../model/vocabulary.ts';
import { INTERPRETERS, type Interpreter, runsLaterWords, WRAPPERS } from './shellInterpreters.ts';

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
  // A subscript, or a name that is not all known: perhaps an assignment, and perhaps the command.
  const unknown = text.split('=', 1)[0]?.includes(UNKNOWN) || /^[A-Za-z_]\w*\[/.test(text);
  return unknown && text.includes('=') ? 'command-name' : undefined;
}

/** Builtins whose arguments are names of variables, and a subscript in such a name is evaluated. */
const NAMING = new Set('read unset mapfile readarray getopts'.split(' '));
const DECLARING = new Set('declare typeset local export readonly'.split(' '));
/** Builtins that evaluate their arguments, some of them in zsh only. */
const EVALUATING = new Set('let integer float exit return shift break continue'.split(' '));
/** A `printf` format that takes a number: zsh evaluates what it is given for it. */
const NUMBER_FORMAT = /%[-+ #0-9.*]*[diouxXeEfFgGaAn]/;
/** Options of many programs whose value is run by a shell or another interpreter. */
const RUN_OPTION =
  /^--?(?:[a-z-]+-)?(?:command|cmd|eval|exec|execute|rsh|(?:upload|receive)-pack)$/;
/** How many interpreters are looked for in one command; more are refused unread. */
const MAX_INTERPRETERS = 16;

/**
 * Which words of a simple command are more than arguments: its name, names of variables, arithmetic
 * and what another interpreter reads a second time. `contexts` has a place for each word, then for
 * each assignment before the name. `runsInput` says that the command runs what it is fed.
 *
 * It knows programs by name (`shellInterpreters.ts`). A function, a script or a program that is not
 * there may still run its arguments, and a file written here may be run later; no reader of the
 * text could tell.
 */
export function judgeCommand(
  words: readonly ShellWord[],
  assignments: readonly ShellWord[] = [],
): { contexts: Contexts; runsInput: boolean } {
  const contexts: Contexts = [];
  if (words.length === 0) return { contexts, runsInput: false };
  const names = words.map(({ text }) => text.slice(text.lastIndexOf('/') + 1));
  const name = findName(words, names, contexts);
  judgeBuiltin(words, names, name, contexts);
  judgeOptions(words, name, contexts);

  // Which word a wrapper (`sudo`, `docker exec`) runs, its options hide: so after one any word that
  // names an interpreter counts. Elsewhere that takes an option such as `-c` besides.
  let runsInput = false;
  let wrapped = false;
  let read = 0;
  for (let at = 0; at < words.length; at++) {
    const interpreter = INTERPRETERS.get(names[at] ?? '');
    const isName = at <= name || wrapped;
    if (interpreter && (isName || interpreter.code) && ++read > MAX_INTERPRETERS) {
      for (let rest = at; rest < words.length; rest++) contexts[rest] = 'nested-shell';
      runsInput = true;
      break;
    }
    if (interpreter && (isName || interpreter.code)) {
      const runs = judgeArguments(words, at, interpreter, isName, contexts);
      runsInput ||= isName && runs;
      if (isName && interpreter.assignments)
        assignments.forEach((_, i) => {
          contexts[words.length + i] = 'nested-shell';
        });
    }
    wrapped ||=
      (at <= name && (WRAPPERS.has(names[at] ?? '') || names[at]?.startsWith(UNKNOWN))) ||
      runsLaterWords(names[name] ?? '', names[at] ?? '');
  }
  return { contexts, runsInput };
}

/** The place of the command's name behind its wrappers, as far as no option hides it. */
function findName(words: readonly ShellWord[], names: readonly string[], contexts: Contexts) {
  let name = 0;
  if (words.length > 1 && names[0] === '-p') name++; // `time -p x`
  for (;;) {
    contexts[name] = 'command-name';
    const skipped = WRAPPERS.get(names[name] ?? '');
    if (skipped === undefined || skipped < 0) return name;
    let next = name + 1;
    for (let judged = judgeAssignment(words[next]?.text ?? ''); judged; next++) {
      if (judged !== 'word') contexts[next] = judged;
      judged = judgeAssignment(words[next + 1]?.text ?? '');
    }
    next += skipped;
    const between = words.slice(name + 1, next + 1);
    if (next >= words.length || between.some(({ text }) => text.startsWith('-'))) return name;
    name = next;
  }
}

/** Judges what follows an interpreter's name; true where it runs its standard input. */
function judgeArguments(
  words: readonly ShellWord[],
  at: number,
  interpreter: Interpreter,
  isName: boolean,
  contexts: Contexts,
): boolean {
  const { code, rest, operands, valued = '', long = {}, permuted, stdin = -1 } = interpreter;
  let count = 0;
  let coded = false;
  let input: boolean | undefined;
  for (let i = at + 1; i < words.length; i++) {
    const text = words[i]?.text ?? '';
    if (text.length > 1 && /^[-+]/.test(text) && (count === 0 || permuted)) {
      if (interpreter.input?.test(text)) input = true;
      if (interpreter.unless?.test(text)) input = false;
      const option = code?.exec(text)?.[0];
      if (option) {
        coded = true;
        const last = rest ? words.length - 1 : i + (option === text ? 1 : 0);
        while (i <= last) contexts[i++] ??= 'nested-shell';
        i--;
      } else if (long[text]) i += long[text];
      else if (/^-\w+$/.test(text) && valued.includes(text.at(-1) ?? '')) {
        // A program from a file: the first operand is not one.
        coded ||= text.endsWith('f');
        i++;
      }
      continue;
    }
    // `bash <(…)` and `source /dev/stdin`
    if (stdin >= 0 && text.includes(PROCESS)) contexts[i] ??= 'nested-shell';
    if (stdin >= 0 && count === 0 && (text === '-' || text === '/dev/stdin')) input ??= true;
    if (isName && operands && !coded && count >= operands.from && count < operands.to)
      contexts[i] ??= 'nested-shell';
    count++;
    if (!operands && !permuted && count > stdin) break;
  }
  return input ?? (!coded && count <= stdin);
}

function judgeOptions(words: readonly ShellWord[], name: number, contexts: Contexts): void {
  const unknown = words[name]?.text.startsWith(UNKNOWN);
  for (let i = name + 1; i < words.length; i++) {
    const text = words[i]?.text ?? '';
    const before = words[i - 1]?.text ?? '';
    const [option = ''] = text.split('=', 1);
    const runs =
      (text !== option && RUN_OPTION.test(option)) ||
      (i > name + 1 && !text.startsWith('-') && RUN_OPTION.test(before)) ||
      // `ssh -o ProxyCommand=…`
      ((before === '-o' || text.startsWith('-o')) &&
        (/^(?:-o)?\w*command/i.test(text) || text.replace(/^-o/, '').startsWith(UNKNOWN))) ||
      // The other side of `scp` and `rsync` may be read by a shell there.
      (/^(?:scp|rsync)$/.test(words[name]?.text ?? '') && isRemote(text)) ||
      // `"$PYTHON" -c …`
      (unknown && (before === '-c' || before === '-e'));
    if (/^-(?:exec|execdir|ok|okdir)$/.test(before)) contexts[i] ??= 'command-name';
    if (runs) contexts[i] ??= 'nested-shell';
  }
}

function isRemote(text: string): boolean {
  const colon = text.indexOf(':');
  return colon >= 0 && text.includes(UNKNOWN, colon);
}

function judgeBuiltin(
  words: readonly ShellWord[],
  names: readonly string[],
  name: number,
  contexts: Contexts,
): void {
  const builtin = names[name] ?? '';
  const given = words.slice(name + 1);
  // `declare -i` evaluates what is assigned, `declare -n` what the value names.
  const evaluating =
    EVALUATING.has(builtin) ||
    (DECLARING.has(builtin) && given.some(({ text }) => /^-\w*[inEF]/.test(text))) ||
    (builtin === 'printf' && NUMBER_FORMAT.test(given[0]?.text ?? ''));
  given.forEach(({ text }, i) => {
    const before = given[i - 1]?.text;
    const at = name + 1 + i;
    if (evaluating) contexts[at] = 'arithmetic';
    else if (NAMING.has(builtin)) contexts[at] = 'command-name';
    else if (builtin === 'printf' && before === '-v') contexts[at] = 'command-name';
    else if (/^(?:test|\[)$/.test(builtin) && (before === '-v' || before === '-R'))
      contexts[at] = 'arithmetic';
    else if (DECLARING.has(builtin) && text.includes(UNKNOWN)) {
      const judged = judgeAssignment(text) ?? 'command-name';
      if (judged !== 'word') contexts[at] = judged;
    }
  });
}
