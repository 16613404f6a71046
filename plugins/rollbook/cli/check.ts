import { parseArgs } from 'node:util';
import { checkFiles } from '../check/checkFiles.ts';
import { printJson } from '../check/messageJson.ts';
import { printPretty } from '../check/printPretty.ts';
import { RULES } from '../rules/index.ts';
import { type Level, SEVERITY_LEVELS } from '../rules/rule.ts';
import { CommandError } from './CommandError.ts';
import { findFiles } from './findFiles.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

const FORMATS = ['pretty', 'json'] as const;

/** `rollbook check [paths…]` */
export async function check(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'pretty' },
      'max-warnings': { type: 'string' },
      'site-url': { type: 'string' },
      today: { type: 'string' },
      rule: { type: 'string', multiple: true, default: [] },
    },
  });
  const format = FORMATS.find((name) => name === values.format);
  if (!format)
    throw new CommandError(
      `Expected --format to be ${FORMATS.join(' or ')}, found ${values.format}.`,
    );
  const most = values['max-warnings'] === undefined ? undefined : Number(values['max-warnings']);
  if (most !== undefined && !(Number.isInteger(most) && most >= 0))
    throw new CommandError('Expected --max-warnings to be a whole number.');
  if (values.today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.today))
    throw new CommandError('Expected --today to be a date such as 2026-01-15.');

  const paths = positionals.length > 0 ? positionals : ['docs'];
  const result = await checkFiles(findFiles(paths, terminal.cwd), {
    levels: levelsFrom(values.rule),
    ...(values.today && { today: values.today }),
  });
  const siteUrl = values['site-url'];
  terminal.write(
    format === 'json' ? printJson(result, siteUrl) : printPretty(result, terminal.color, siteUrl),
  );
  if (result.errorCount > 0) return 1;
  return most !== undefined && result.warningCount > most ? 1 : 0;
}

function levelsFrom(settings: readonly string[]): Record<string, Level> {
  const levels: Record<string, Level> = {};
  for (const setting of settings) {
    const [id = '', word] = setting.split('=');
    const level = SEVERITY_LEVELS.find((name) => name === word);
    if (!level) throw new CommandError(`Expected --rule ID=off, warn or error, found ${setting}.`);
    if (!RULES.some((rule) => rule.id === id))
      throw new CommandError(`There is no rule ${id}. \`rollbook rules\` lists them.`);
    levels[id] = level;
  }
  return levels;
}
