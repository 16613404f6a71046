import { parseArgs } from 'node:util';
import { findFiles } from '../files/findFiles.ts';
import { loadConfig } from '../files/loadConfig.ts';
import { startServer } from '../lsp/startServer.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** `rollbook lsp`: the language server, over standard input and output, until the editor ends it. */
export async function lsp(args: string[], _terminal: Terminal): Promise<ExitStatus> {
  // Editors say `--stdio` by habit; there is no other way.
  parseArgs({ args, options: { stdio: { type: 'boolean' } } });
  const ended = new Promise<void>((resolve) => process.stdin.once('end', resolve));
  startServer(process.stdin, process.stdout, {
    config: (root) => loadConfig(root),
    files: findFiles,
  });
  await ended;
  return 0;
}
