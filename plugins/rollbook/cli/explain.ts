import { getSystemErrorMap } from 'node:util';
import { CommandError } from '../files/CommandError.ts';

/**
 * Why a command could not run, for a person. What nobody has foreseen is one line and a hint: where
 * in the bundle it happened helps only those who ask for it.
 */
export function explain(error: unknown, env: NodeJS.ProcessEnv = process.env): string {
  if (!(error instanceof Error)) return String(error);
  if (isExpected(error)) return error.message;
  if (env.ROLLBOOK_DEBUG) return error.stack ?? error.message;
  const [line] = error.message.split('\n', 1);
  return `${line || error.name}\nThis was not foreseen. With ROLLBOOK_DEBUG=1 it says where it happened.`;
}

/** Why something could not be written: `no space left on device`. */
export function whyNotWritten(error: NodeJS.ErrnoException): string {
  const [, words] = getSystemErrorMap().get(error.errno ?? 0) ?? [];
  return words ?? error.message;
}

function isExpected(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return error instanceof CommandError || code.startsWith('ERR_PARSE_ARGS') || 'syscall' in error;
}
