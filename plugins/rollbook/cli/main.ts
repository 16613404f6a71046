import { nearest } from '../language/nearest.ts';
import { explain } from './explain.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

type Command = (args: string[], terminal: Terminal) => Promise<ExitStatus>;

/** Each command is loaded when it is asked for, so that none pays for another's start. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  check: async () => (await import('./check.ts')).check,
  index: async () => (await import('./indexCommand.ts')).index,
  export: async () => (await import('./exportCommand.ts')).exportRunbook,
  print: async () => (await import('./printCommand.ts')).print,
  report: async () => (await import('./reportCommand.ts')).reportRun,
  schema: async () => (await import('./schema.ts')).schema,
  new: async () => (await import('./newRunbook.ts')).newRunbook,
  rules: async () => (await import('./rules.ts')).rules,
  lsp: async () => (await import('./lspCommand.ts')).lsp,
};

const HELP = `Usage: rollbook <command> [options]

  check [paths…]           check runbooks (default: docs)
      --format FORMAT        pretty, json, sarif or github
      --max-warnings N       fail where there are more warnings
      --fix                  write what can be mended back to the files
      --no-cache             check again, even where no file has changed
      --rule ID=LEVEL        off, warn or error; may be repeated
      --config FILE          instead of rollbook.config.json or rollbook.config.ts
      --alerts GLOB          Prometheus rule files to compare with the runbooks
      --site-url URL         where the site is: for links, and for those of alerts
      --today DATE           the day for the rules about age
  index [paths…] [-o FILE] print the JSON index
      --config FILE          as for check
  export ID [-o FILE]      write a runbook as one HTML file that needs no network
      --site-url URL         where its page is, for a link to it
      --config FILE          as for check
  print ID… --pdf FILE     make PDFs of the built site's paper editions, with a Chromium
      --paper a4|letter      the size of the pages (default: a4)
      --part ID|checklists   one procedure, or the checklists, instead of everything
      --build DIR            where the built site is (default: build)
      --browser FILE         the Chromium to use, instead of the one that is found
  report FILE [-o FILE]    write the report of a run that a browser exported
  schema index|runbook|run print its JSON Schema
  new ID                   write a runbook to start from
  rules [ID]               list the rules, or explain one
  lsp                      speak the language server protocol, for editors

Exit status: 0 nothing to complain of, 1 problems found, 2 it could not run.
`;

/** Runs the command line. Results go to stdout, everything else to stderr. Never throws. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined) {
    terminal.complain(HELP);
    return 2;
  }
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (
    ['help', '--help', '-h'].includes(name) ||
    options.some((o) => o === '--help' || o === '-h')
  ) {
    terminal.write(HELP);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const candidate = nearest(name, Object.keys(COMMANDS));
    const hint = candidate ? `Did you mean ${candidate}?` : '`rollbook --help` lists them.';
    terminal.complain(`rollbook: there is no command ${name}. ${hint}\n`);
    return 2;
  }
  try {
    const command = await load();
    return await command(rest, terminal);
  } catch (error) {
    terminal.complain(`rollbook ${name}: ${explain(error)}\n`);
    return 2;
  }
}
