import type { Terminal } from '../../../plugins/rollbook/cli/terminal.ts';

/** A terminal that keeps what a command writes. */
export function pretendTerminal(
  cwd: string,
): Terminal & { stdout: () => string; stderr: () => string } {
  let out = '';
  let err = '';
  return {
    cwd,
    color: false,
    write: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
    stdout: () => out,
    stderr: () => err,
  };
}
