import { CommandError } from './CommandError.ts';
import { check } from './check.ts';
import { index } from './indexCommand.ts';
import { newRunbook } from './newRunbook.ts';
import { rules } from './rules.ts';
import { schema } from './schema.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

const COMMANDS: Record<string, (args: string[], terminal: Terminal) => Promise<ExitStatus>> = {
  check,
  index,
  schema,
  new: newRunbook,
  rules,
};

const HELP = `Usage: rollbook <command> [options]

  check [paths…]           check runbooks (default: docs)
      --format FORMAT        pretty or json
      --max-warnings N       fail where there are more warnings
      --rule ID=LEVEL        off, warn or error; may be repeated
      --site-url URL         where the pages about the rules are
      --today DATE           the day for the rules about age
  index [paths…] [-o FILE] print the JSON index
  schema index|runbook     print its JSON Schema
  new ID                   write a runbook to start from
  rules [ID]               list the rules, or explain one

Exit status: 0 nothing to complain of, 1 problems found, 2 it could not run.
`;

/** Runs the command line. Results go to stdout, everything else to stderr. Never throws. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || args.includes('--help') || name === '-h') {
    if (name === undefined) terminal.complain(HELP);
    else terminal.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    terminal.complain(`rollbook: there is no command ${name}. \`rollbook --help\` lists them.\n`);
    return 2;
  }
  try {
    return await command(rest, terminal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof CommandError || code.startsWith('ERR_PARSE_ARGS'))
      terminal.complain(`rollbook ${name}: ${(error as Error).message}\n`);
    else
      terminal.complain(
        `rollbook ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    return 2;
  }
}
