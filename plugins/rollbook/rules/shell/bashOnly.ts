import type { Script } from 'unbash';
import { walkShell } from './parseShell.ts';

/** Something that bash reads and a POSIX shell such as dash takes for a mistake. */
export interface BashOnly {
  /** Its name in words. */
  what: string;
  start: number;
  end: number;
}

/** Finds what keeps a script from being read by a POSIX shell, in the order of the text. */
export function bashOnly(script: Script): BashOnly[] {
  const found: BashOnly[] = [];
  walkShell(script, (node) => {
    if (node.type === 'Script' && node.source !== undefined) return false;
    const add = (what: string) => found.push({ what, start: node.pos, end: node.end });
    if (node.type === 'ProcessSubstitution') add('a process substitution');
    else if (node.type === 'ArrayValue') add('an array');
    else if (node.type === 'HereString') add('a here-string (`<<<`)');
    else if (node.type === 'ArithmeticFor') add('a `for ((…))` loop');
    else if (node.type === 'Select') add('a `select` loop');
    else if (node.type === 'Coproc') add('a coprocess');
    else if (node.type === 'Pipeline' && node.operators.includes('|&')) add('`|&`');
    return found.length < 20;
  });
  return found.sort((a, b) => a.start - b.start);
}
