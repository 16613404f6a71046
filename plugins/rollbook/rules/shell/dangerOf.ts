import {
  DANGEROUS_COMMANDS,
  type Danger,
  type DangerousCommand,
  DISK,
  SQL_CLIENTS,
} from './dangers.ts';
import type { SimpleCommand } from './simpleCommands.ts';
import { sqlDangers } from './sqlDangers.ts';
import { withoutGlobalOptions } from './withoutGlobalOptions.ts';

/** A danger, and the words by which an author knows the command again. */
export interface FoundDanger extends Danger {
  found: string;
}

interface Row {
  danger: DangerousCommand;
  subcommands: readonly ReadonlySet<string>[];
  anywhere: boolean;
  options: readonly (readonly string[])[];
  unless: readonly string[];
}

/** The rows of the table by program. */
const ROWS = new Map<string, Row[]>();
for (const danger of DANGEROUS_COMMANDS) {
  const [programs = '', ...rest] = danger.run.split(' ');
  const row: Row = {
    danger,
    subcommands: rest.filter((part) => part !== '*').map((part) => new Set(part.split('|'))),
    anywhere: rest.includes('*'),
    options: (danger.options ?? '')
      .split(' ')
      .filter(Boolean)
      .map((group) => group.split('|')),
    unless: ['--help', '--dry-run', ...(danger.unless ?? '').split(' ').filter(Boolean)],
  };
  for (const program of programs.split('|')) ROWS.set(program, [...(ROWS.get(program) ?? []), row]);
}

/** What is dangerous in a command by itself, the worst of it; undefined where nothing is known. */
export function dangerOf(command: SimpleCommand): FoundDanger | undefined {
  const disk = command.writes.find((file) => DISK.test(file));
  if (disk)
    return { found: `> ${disk}`, effect: 'irreversible', why: 'what was on the disk is gone' };
  const words = withoutGlobalOptions(command.words);
  const name = (words[0] ?? '').replace(/^(mkfs)\..*$/, '$1');
  for (const row of ROWS.get(name) ?? []) {
    const found = matches(row, words);
    if (found) return { ...row.danger, found };
  }
  if (SQL_CLIENTS.has(name))
    for (const text of [...words.slice(1), command.input]) {
      const [danger] = sqlDangers(text);
      if (danger) return danger;
    }
  if (/^(?:redis|valkey)-cli$/.test(name)) {
    const word = /^\s*(flush(?:all|db))\b/im.exec(command.input)?.[1];
    if (word) return { found: word, effect: 'destructive', why: 'every key is deleted' };
  }
  return undefined;
}

/** The words that make a command the dangerous one, or undefined. */
function matches(row: Row, words: readonly string[]): string | undefined {
  const end = endOfSubcommand(row, words);
  if (end === undefined) return undefined;
  const stop = words.indexOf('--', end);
  const options = (stop === -1 ? words.slice(end) : words.slice(end, stop)).filter(
    (word) => word.startsWith('-') && word !== '-',
  );
  if (row.unless.some((option) => options.some((word) => isOption(word, option)))) return undefined;
  const shown: string[] = [];
  for (const group of row.options) {
    const option = options.find((word) => group.some((wanted) => isOption(word, wanted)));
    if (!option) return undefined;
    if (!shown.includes(option)) shown.push(option);
  }
  if (row.danger.argument) {
    const { argument, last } = row.danger;
    const from = last ? Math.max(end, words.length - 1) : row.anywhere ? 1 : end;
    const word = words.slice(from).find((text) => argument.test(text));
    if (!word) return undefined;
    shown.push(word.length > 40 ? `${word.slice(0, 40)}…` : word);
  }
  return [...words.slice(0, row.anywhere && row.subcommands.length === 0 ? 1 : end), ...shown].join(
    ' ',
  );
}

/** Where the words after the subcommand begin; undefined where it is another subcommand. */
function endOfSubcommand(row: Row, words: readonly string[]): number | undefined {
  let at = 1;
  for (const wanted of row.subcommands) {
    if (row.anywhere) {
      const found = words.findIndex((word, i) => i >= at && wanted.has(word));
      if (found === -1) return undefined;
      at = found;
    }
    if (!wanted.has(words[at] ?? '')) return undefined;
    at += 1;
  }
  return at;
}

/** Whether a word is an option, alone, with a value, or in a cluster of short ones. */
function isOption(word: string, option: string): boolean {
  if (word === option) return true;
  if (option.length === 2) return /^-[A-Za-z0-9]+$/.test(word) && word.includes(option.slice(1), 1);
  return word.startsWith(option) && word[option.length] === '=';
}
