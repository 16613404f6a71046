import * as z from 'zod';
import { parseDuration } from '../model/duration.ts';
import type { Runbook, Variable } from '../model/runbook.ts';
import { checkValue } from '../model/variableValue.ts';
import type { FrontMatter } from './frontMatter.ts';
import type { Report } from './message.ts';
import { didYouMean } from './nearest.ts';
import { ON_ONE_LINE, OneLine, RunbookEntry, VariableEntry } from './runbookEntry.ts';

/** What the front matter says of a runbook. */
export type RunbookMeta = Pick<
  Runbook,
  | 'id'
  | 'title'
  | 'description'
  | 'status'
  | 'owner'
  | 'version'
  | 'appliesTo'
  | 'reviewed'
  | 'reviewEvery'
  | 'variables'
>;

const VARIABLE_NAME = /^[a-z][a-z0-9_]*$/;

/**
 * Reads the `runbook` key of the front matter. Everything wrong with it is reported at the key or
 * the value; returns undefined where an index entry cannot be made of what is left.
 */
export function readMeta(frontMatter: FrontMatter, report: Report): RunbookMeta | undefined {
  const { data, rangeOf } = frontMatter;
  const complain = (reason: string, path: readonly PropertyKey[], part: 'key' | 'value') =>
    report('front-matter', reason, rangeOf(path, part));

  const title = OneLine.safeParse(data.title);
  if (!title.success) {
    const words = title.error.issues.some(({ message }) => message === ON_ONE_LINE)
      ? ON_ONE_LINE
      : 'text';
    complain(`Expected a \`title\` as ${words}, found ${found(data.title)}`, ['title'], 'value');
  }
  const description = z
    .string()
    .min(1)
    .optional()
    .safeParse(data.description ?? undefined);
  if (!description.success)
    complain(
      `Expected \`description\` to be text, found ${found(data.description)}`,
      ['description'],
      'value',
    );

  const parsed = RunbookEntry.safeParse(data.runbook);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = ['runbook', ...issue.path];
      if (issue.code === 'unrecognized_keys') {
        const known = knownKeys(issue.path);
        for (const key of issue.keys)
          complain(
            `Expected a known key, found \`${key}\`${didYouMean(key, known)}`,
            [...path, key],
            'key',
          );
        continue;
      }
      const value = valueAt(data, path);
      if (isMisplacedKey(data, path)) continue;
      if (path[3] === 'default' && valueAt(data, [...path.slice(0, 3), 'type']) === 'secret') {
        complain(SECRET_DEFAULT, path, 'value');
        continue;
      }
      const name = path.map(String).join('.');
      const expected =
        path.length === 1 ? 'keys such as `id`, `status` and `owner`' : issue.message;
      const shown =
        path[3] === 'required' && typeof value === 'string'
          ? `\`${JSON.stringify(value.slice(0, 60))}\``
          : found(value);
      complain(`Expected \`${name}\` to be ${expected}, found ${shown}`, path, 'value');
    }
    return undefined;
  }
  const entry = parsed.data;
  const variables: Variable[] = [];
  for (const [name, variable] of Object.entries(entry.variables ?? {})) {
    const path = ['runbook', 'variables', name];
    if (!VARIABLE_NAME.test(name) || name === 'run')
      complain(`Expected the name of a variable as \`snake_case\`, found \`${name}\``, path, 'key');
    if ((variable.type === 'choice') !== (variable.options !== undefined))
      complain(
        variable.type === 'choice'
          ? `Expected \`options\` for the choice \`${name}\`, found none`
          : `Expected \`options\` only where the type is \`choice\`, found the type \`${variable.type}\``,
        [...path, variable.type === 'choice' ? 'type' : 'options'],
        'key',
      );
    for (const { reason, at } of wrongChoices(variable))
      complain(reason, [...path, ...at], 'value');
    const { label = name, required = true, ...rest } = variable;
    variables.push({ name, label, ...rest, required, line: rangeOf(path, 'key').start.line });
  }
  if (!title.success) return undefined;
  const {
    id,
    status,
    owner,
    version,
    applies_to: appliesTo,
    reviewed,
    review_every: every,
  } = entry;
  const reviewEvery = every === undefined ? undefined : parseDuration(every);
  return {
    id,
    title: title.data,
    ...(description.data !== undefined && { description: description.data }),
    status,
    owner,
    ...(version !== undefined && { version }),
    ...(appliesTo !== undefined && { appliesTo }),
    ...(reviewed !== undefined && { reviewed }),
    ...(reviewEvery !== undefined && { reviewEvery }),
    variables,
  };
}

/** Without the value, which must not reach a log either. */
const SECRET_DEFAULT = 'Expected no default for a secret, found one';

interface WrongChoice {
  reason: string;
  at: PropertyKey[];
}

/** What is wrong with the values that a variable offers by itself: the page would refuse them. */
function wrongChoices(variable: z.infer<typeof VariableEntry>): WrongChoice[] {
  const { default: preset } = variable;
  const options = variable.type === 'choice' ? (variable.options ?? []) : [];
  const wrong: WrongChoice[] = [];
  for (const [index, option] of options.entries())
    if (options.indexOf(option) < index)
      wrong.push({
        reason: `Expected each option once, found ${found(option)} twice`,
        at: ['options', index],
      });
  const problem = preset === undefined ? undefined : wrongDefault(variable, preset);
  if (problem !== undefined) wrong.push({ reason: problem, at: ['default'] });
  return wrong;
}

function wrongDefault(variable: z.infer<typeof VariableEntry>, preset: string): string | undefined {
  if (variable.type === 'secret') return SECRET_DEFAULT;
  // That a choice has no options is told already.
  if (variable.type === 'choice' && variable.options === undefined) return undefined;
  const problem = checkValue(variable, preset);
  return problem?.replace(/^Expected /, "Expected a default that the page's form takes: ");
}

/**
 * Whether this stands among the variables only because it was not indented below one of them: that
 * the variable is empty says it all.
 */
function isMisplacedKey(data: unknown, path: readonly PropertyKey[]): boolean {
  const [, under, key = ''] = path;
  if (under !== 'variables' || path.length !== 3 || !Object.hasOwn(VariableEntry.shape, key))
    return false;
  const variables = Object.values(valueAt(data, path.slice(0, 2)) ?? {});
  return valueAt(data, path) !== null && variables.includes(null);
}

function knownKeys(path: readonly PropertyKey[]): string[] {
  return Object.keys(path[0] === 'variables' ? VariableEntry.shape : RunbookEntry.shape);
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `\`${value.slice(0, 60)}\``;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a map';
  return `the ${typeof value} \`${String(value)}\``;
}
