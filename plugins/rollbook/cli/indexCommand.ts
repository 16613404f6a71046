import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkFiles } from '../check/checkFiles.ts';
import { printPretty } from '../check/printPretty.ts';
import { findFiles } from '../files/findFiles.ts';
import { loadConfig } from '../files/loadConfig.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** `rollbook index [paths…] [-o FILE]`: what is wrong with the plans goes to stderr. */
export async function index(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o' }, config: { type: 'string' } },
  });
  const config = await loadConfig(terminal.cwd, values.config);
  const paths = positionals.length > 0 ? positionals : (config.paths ?? ['docs']);
  const result = await checkFiles(findFiles(paths, terminal.cwd), {
    ...(config.rules && { levels: config.rules }),
  });
  const json = `${JSON.stringify(result.index, null, 2)}\n`;
  if (values.output) await writeFile(path.resolve(terminal.cwd, values.output), json);
  else terminal.write(json);
  if (result.errorCount === 0) return 0;
  terminal.complain(printPretty(result, terminal.colorOfErrors ?? false));
  return 1;
}
