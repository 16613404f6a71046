// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is shell text.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../seeded.ts';

/** The shells in which a filled command must mean what it says. */
export const SHELLS = ['sh', 'bash'] as const;
export type Shell = (typeof SHELLS)[number];

/** Runs a script that is not in the folder, lest a pattern find it, and gives back its output. A missing shell is an error. */
export function runScript(shell: Shell, folder: string, script: string, env = {}): Buffer {
  const file = join(folder, '..', 'script');
  writeFileSync(file, script);
  try {
    return execFileSync(shell, [file], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      maxBuffer: 2 ** 30,
      timeout: 120_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error(`These tests need \`${shell}\` on the path, and it is not there.`);
    throw error;
  }
}

/** Gives a new, empty folder, the only one in another, to a function and removes it afterwards. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rollbook-'));
  const inner = join(folder, 'inner');
  try {
    mkdirSync(inner);
    return use(inner);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What shells treat specially, and what people and attackers write with it. */
const SPECIAL = [
  ...'\'"`$\\!*?[]{}()<>|&;#~=%^,-+@:/. ',
  ...[
    '$(id)',
    '`id`',
    '${HOME}',
    '$HOME',
    '!!',
    '!-1',
    "'\\''",
    '"$(',
    '{a,b}',
    '~root',
    '=ls',
    '--',
  ],
  ...[
    'esac',
    'done',
    'in',
    '2',
    'a',
    'é',
    '🙂',
    '\u00a0',
    '\u3000',
    '%s',
    '\\n',
    '\\0',
    'EOF',
    "$'",
  ],
];

/** Strings of all of Unicode, thick with what is special to a shell. No NUL and no line break. */
export const hostile = fc
  .string({
    unit: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...SPECIAL) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }) },
    ),
    maxLength: 12,
  })
  .filter((value) => !/[\0\n]/.test(value));
