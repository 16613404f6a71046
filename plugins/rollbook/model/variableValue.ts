import { parseDuration } from './duration.ts';
import { compilePattern } from './pattern.ts';
import type { Variable } from './runbook.ts';
import type { VariableType } from './vocabulary.ts';

/** Longer values are refused before anything else looks at them. In UTF-16 units. */
export const MAX_VALUE_LENGTH = 4096;

type Checked = Pick<Variable, 'type'> & Partial<Pick<Variable, 'required' | 'options' | 'pattern'>>;

/**
 * What is wrong with a value for a variable, in words for whoever types it; undefined where nothing
 * is. An empty value is wrong only where the variable is required. Takes time in proportion to the
 * value whatever the pattern, and says nothing of a secret's content.
 */
export function checkValue(variable: Checked, value: string): string | undefined {
  if (value === '') return variable.required === false ? undefined : 'Expected a value';
  const unsafe = checkCharacters(variable.type, value);
  if (unsafe) return unsafe;
  const found = variable.type === 'secret' ? '' : `, found \`${shorten(value)}\``;
  const expected = EXPECTED[variable.type](value, variable);
  if (expected) return `Expected ${expected}${found}`;
  if (variable.pattern === undefined) return undefined;
  const pattern = compilePattern(variable.pattern);
  if ('error' in pattern) return `The pattern of this variable cannot be used: ${pattern.error}`;
  return pattern.matches(value)
    ? undefined
    : `Expected a value of the form \`${variable.pattern}\`${found}`;
}

function shorten(value: string): string {
  const points = [...value.slice(0, 61)];
  return value.length > 60 ? `${points.slice(0, 57).join('')}…` : value;
}

/** What no value may hold, whatever its type. */
function checkCharacters(type: VariableType, value: string): string | undefined {
  if (value.length > MAX_VALUE_LENGTH)
    return `Expected at most ${MAX_VALUE_LENGTH} characters, found ${value.length}`;
  for (const [pattern, what] of REFUSED) {
    const match = pattern.exec(value);
    if (!match) continue;
    const code = match[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return `Expected no ${what}, found U+${code} at character ${match.index + 1}`;
  }
  // A number has nothing behind the sign that could be an option's name.
  if (value.startsWith('-') && type !== 'number')
    return 'Expected no leading `-`: a program would take the value for an option';
  return undefined;
}

/** Each with what it does, since none of it can be seen. */
const REFUSED: [RegExp, string][] = [
  [/[\t\n\r]/u, 'tab or line break: a shell may run what stands behind it'],
  [/\p{Cc}/u, 'control character: a terminal may act on it'],
  [/[\u2028\u2029]/u, 'line separator: some programs begin a new line there'],
  [/\p{Bidi_Control}/u, 'bidirectional mark: it shows the value in another order than it is'],
  // Variation selectors 15 and 16 only choose how an emoji is drawn.
  [/(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/u, 'invisible character: nobody can see it'],
  [/\p{Cs}/u, 'half of a surrogate pair: it is no character and is lost when it is copied'],
];

type Expectation = (value: string, variable: Checked) => string | undefined;

function matching(pattern: RegExp, expected: string): Expectation {
  return (value) => (pattern.test(value) ? undefined : expected);
}

/** For each type what was expected, where the value is not that. No pattern here can backtrack far. */
const EXPECTED: Record<VariableType, Expectation> = {
  text: () => undefined,
  secret: () => undefined,
  // Quoted, neither would be expanded by the shell.
  path: (value) => {
    if (value.trim() !== value) return 'a path without a space at its start or end';
    return /^[~$]/.test(value) ? 'a path written out: `~` and `$` are not expanded' : undefined;
  },
  'git-ref': (value) =>
    isGitRevision(value) ? undefined : 'a branch, tag or revision such as `main` or `HEAD~1`',
  sha: matching(/^[0-9a-f]{7,64}$/i, 'a commit hash of 7 to 64 hex digits'),
  version: matching(/^v?\d[0-9a-z]*(?:[.+~_-][0-9a-z]+)*$/i, 'a version such as `1.4.2`'),
  number: matching(/^-?\d+(?:\.\d+)?$/, 'a number such as `5` or `0.5`'),
  percent: matching(/^\d+(?:\.\d+)?%?$/, 'a percentage such as `5%`'),
  duration: (value) =>
    parseDuration(value) === undefined || value.trim() !== value
      ? 'a duration such as `90s`, `15m` or `1h30m`'
      : undefined,
  url: (value) =>
    isWebAddress(value) ? undefined : 'an address that begins with `https://` or `http://`',
  host: (value) =>
    isHost(value) ? undefined : 'a host such as `db-1.example.org` or `10.0.0.7:80`',
  identifier: matching(/^\w[\w.-]*$/, 'letters, digits, `_`, `-` and `.`'),
  choice: (value, { options = [] }) =>
    options.includes(value)
      ? undefined
      : `one of ${options.map((option) => `\`${option}\``).join(', ')}`,
};

/**
 * A name by the rules of `git check-ref-format`, with any of the suffixes `~2`, `^`, `^{commit}` and
 * `@{1}` (gitrevisions(7)). Ranges are not revisions.
 */
function isGitRevision(value: string): boolean {
  const suffix = /(?:~\d*|\^\d*|\^\{[a-z]*\}|@\{[\w .:+/-]+\})+$/;
  const from = value.search(/~|\^|@\{/);
  const name = from < 0 ? value : value.slice(0, from);
  if (from >= 0 && suffix.exec(value)?.index !== from) return false;
  if (name === '') return value.startsWith('@{');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: git refuses them as well.
  if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(name) || name.endsWith('.')) return false;
  return name
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s\\/?#"<>`][^\s\\"<>`]*$/i.test(value) && URL.canParse(value);
}

function isHost(value: string): boolean {
  const [, literal, name = '', port] =
    /^(?:\[([^\]]*)\]|([^[\]:]*))(?::(\d{1,5}))?$/.exec(value) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  if (literal !== undefined)
    return /^[0-9a-f:.]+$/i.test(literal) && URL.canParse(`http://[${literal}]/`);
  const labels = name.split('.');
  if (name.length > 253 || !labels.every((label) => /^\w(?:[\w-]{0,61}\w)?$/.test(label)))
    return false;
  // A name whose last label is a number is an IPv4 address or nothing.
  if (!/^\d+$/.test(labels.at(-1) ?? '')) return true;
  return (
    labels.length === 4 &&
    labels.every((label) => /^(?:0|[1-9]\d{0,2})$/.test(label) && Number(label) < 256)
  );
}
