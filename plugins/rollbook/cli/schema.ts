import { parseArgs } from 'node:util';
import { CommandError } from '../files/CommandError.ts';
import { jsonSchema, SCHEMA_NAMES } from '../model/jsonSchema.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** `rollbook schema index|runbook|run` */
export async function schema(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const name = SCHEMA_NAMES.find((known) => known === positionals[0]);
  if (!name || positionals.length > 1)
    throw new CommandError(
      `Expected one of ${SCHEMA_NAMES.join(', ')}, found ${positionals.join(' ') || 'nothing'}.`,
    );
  terminal.write(`${JSON.stringify(jsonSchema(name), null, 2)}\n`);
  return 0;
}
