import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Config, readConfig } from '../check/config.ts';
import { RULES } from '../rules/index.ts';
import { CommandError } from './CommandError.ts';

const NAMES = ['rollbook.config.json', 'rollbook.config.ts'] as const;

/**
 * Finds and reads the configuration of the folder `cwd`: the file that is given, else
 * `rollbook.config.json`, else `rollbook.config.ts`, else none. A TypeScript file is run. Throws a
 * `CommandError` where it cannot be read, or says what no configuration may say.
 */
export async function loadConfig(cwd: string, given?: string): Promise<Config> {
  const file = given ?? (await findConfig(cwd));
  if (file === undefined) return {};
  const result = readConfig(
    await readData(path.resolve(cwd, file), file),
    RULES.map((rule) => rule.id),
  );
  if ('problems' in result) throw new CommandError(`${file}: ${result.problems.join('; ')}.`);
  return result.config;
}

async function findConfig(cwd: string): Promise<string | undefined> {
  for (const name of NAMES) {
    const isThere = await access(path.join(cwd, name)).then(
      () => true,
      () => false,
    );
    if (isThere) return name;
  }
  return undefined;
}

async function readData(absolute: string, shown: string): Promise<unknown> {
  try {
    if (/\.[cm]?[jt]s$/.test(absolute)) {
      // Loaded only here: most sites have no such file, and the command line has to start fast.
      const { createJiti } = await import('jiti');
      const jiti = createJiti(pathToFileURL(absolute).href, { fsCache: false });
      return await jiti.import(absolute, { default: true });
    }
    return JSON.parse(await readFile(absolute, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new CommandError(`There is no file \`${shown}\`.`);
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${shown} cannot be read: ${why}`);
  }
}
