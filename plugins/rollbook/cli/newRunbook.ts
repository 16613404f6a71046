import { lstatSync, realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { starterRunbook } from '../check/starterRunbook.ts';
import { CommandError } from '../files/CommandError.ts';
import { isWithin } from '../files/isWithin.ts';
import { SLUG } from '../language/attributes.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** `rollbook new ID`: writes `docs/runbooks/ID.mdx`, and never over a file that is there, nor outside. */
export async function newRunbook(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0 || !SLUG.test(id))
    throw new CommandError(
      `Expected one id such as \`new-orchestrator\`, found ${positionals.join(' ') || 'nothing'}.`,
    );
  const file = path.join('docs', 'runbooks', `${id}.mdx`);
  const absolute = path.resolve(terminal.cwd, file);
  for (const folder of ['docs', 'docs/runbooks']) expectInside(folder, terminal.cwd);
  await mkdir(path.dirname(absolute), { recursive: true });
  try {
    await writeFile(absolute, starterRunbook(id), { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CommandError(`There is a file ${file} already. It was left as it is.`);
    throw error;
  }
  terminal.write(`${file}\n`);
  return 0;
}

/** Throws a `CommandError` for a folder that a link leads out of the working folder, or nowhere. */
function expectInside(folder: string, cwd: string): void {
  const absolute = path.resolve(cwd, folder);
  if (!lstatSync(absolute, { throwIfNoEntry: false })) return;
  const real = realPathOf(absolute);
  if (real !== undefined && isWithin(realpathSync.native(cwd), real)) return;
  const where = real === undefined ? 'nowhere' : 'out of the working folder';
  throw new CommandError(`\`${folder}\` is a link that leads ${where}. Nothing was written.`);
}

function realPathOf(absolute: string): string | undefined {
  try {
    return realpathSync.native(absolute);
  } catch {
    return undefined;
  }
}
