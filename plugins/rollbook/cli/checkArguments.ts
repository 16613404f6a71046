import { parseArgs } from 'node:util';
import { isSiteUrl, refusedLevel } from '../check/config.ts';
import { CommandError } from '../files/CommandError.ts';
import { nearest } from '../language/nearest.ts';
import { RULES } from '../rules/index.ts';
import { type Level, SEVERITY_LEVELS } from '../rules/rule.ts';

export const FORMATS = ['pretty', 'json', 'sarif', 'github'] as const;

/** What `rollbook check` was asked to do. */
export interface CheckArguments {
  paths: string[];
  format: (typeof FORMATS)[number];
  maxWarnings: number | undefined;
  fix: boolean;
  /** Whether the answer of an earlier check over the same files will do. */
  cache: boolean;
  alerts: string[];
  siteUrl: string | undefined;
  today: string | undefined;
  config: string | undefined;
  levels: Record<string, Level>;
}

/** Reads the arguments of `rollbook check`. Throws a `CommandError` for one that is wrong. */
export function readCheckArguments(args: string[]): CheckArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'pretty' },
      'max-warnings': { type: 'string' },
      fix: { type: 'boolean', default: false },
      'no-cache': { type: 'boolean', default: false },
      alerts: { type: 'string', multiple: true, default: [] },
      'site-url': { type: 'string' },
      today: { type: 'string' },
      config: { type: 'string' },
      rule: { type: 'string', multiple: true, default: [] },
    },
  });
  const { today } = values;
  const format = FORMATS.find((name) => name === values.format);
  if (!format)
    throw new CommandError(
      `Expected --format to be one of ${FORMATS.join(', ')}, found ${values.format}.`,
    );
  const most = values['max-warnings'];
  if (most !== undefined && !/^\d{1,9}$/.test(most))
    throw new CommandError(`Expected --max-warnings to be a whole number, found ${most}.`);
  if (today !== undefined && !isDay(today))
    throw new CommandError(`Expected --today to be a date such as 2026-01-15, found ${today}.`);
  return {
    paths: positionals,
    format,
    maxWarnings: most === undefined ? undefined : Number(most),
    fix: values.fix,
    cache: !values['no-cache'],
    alerts: values.alerts,
    siteUrl: siteUrlFrom(values['site-url']),
    today,
    config: values.config,
    levels: levelsFrom(values.rule),
  };
}

/** What `--site-url` gives; throws a `CommandError` where that is no address. */
export function siteUrlFrom(text: string | undefined): string | undefined {
  if (text === undefined || isSiteUrl(text)) return text;
  throw new CommandError(
    `Expected --site-url to be an address such as https://example.org/, found ${text}.`,
  );
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function levelsFrom(settings: readonly string[]): Record<string, Level> {
  const levels: Record<string, Level> = {};
  for (const setting of settings) {
    const [id = '', word] = setting.split('=');
    const level = SEVERITY_LEVELS.find((name) => name === word);
    if (!level) throw new CommandError(`Expected --rule ID=off, warn or error, found ${setting}.`);
    const refused = refusedLevel(id, level);
    if (refused) throw new CommandError(`${refused}.`);
    levels[knownRule(id)] = level;
  }
  return levels;
}

/** The id of a rule that there is; throws a `CommandError` with the nearest one where it is not. */
export function knownRule(id: string): string {
  const ids = RULES.map((rule) => rule.id);
  if (ids.includes(id)) return id;
  const candidate = nearest(id, ids);
  throw new CommandError(
    `There is no rule ${id}. ${candidate ? `Did you mean ${candidate}?` : '`rollbook rules` lists them.'}`,
  );
}
