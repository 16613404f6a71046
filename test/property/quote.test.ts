// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is shell text.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../plugins/rollbook/language/placeholders.ts';
import { checkValue } from '../../plugins/rollbook/model/variableValue.ts';
import { fill } from '../../plugins/rollbook/run/fill.ts';
import { quoteAlways, quoteWord } from '../../plugins/rollbook/run/quote.ts';
import fc, { seed, share } from '../seeded.ts';
import { hostile, inFolder, runScript, SHELLS, type Shell } from './shells.ts';

const MINUTE = 60_000;

/** Values a reader may fill in: what `checkValue` lets through for the type `text`. */
const permitted = hostile.filter((value) => checkValue({ type: 'text' }, value) === undefined);

function sample(values: fc.Arbitrary<string>, count: number): string[] {
  return fc.sample(values, { numRuns: count });
}

const found = new Map<string, ReturnType<typeof findPlaceholders>>();

/** The command with the value in it, by the way every page takes. */
function filledCommand(text: string, lang: string, value: string): string {
  const key = `${lang} ${text}`;
  const placeholders = found.get(key) ?? findPlaceholders(text, lang, () => true);
  found.set(key, placeholders);
  const { text: command, missing } = fill({ text, placeholders }, { x: value });
  if (missing.length > 0) throw new Error(`${text} was not filled with ${JSON.stringify(value)}`);
  return command;
}

/** Runs the commands in few processes and compares what they print, ended by NUL, with the values. */
function expectPrinted(shell: Shell, commands: string[], expected: string[], prelude = ''): void {
  const batch = 2500;
  inFolder((folder) => {
    for (let from = 0; from < commands.length; from += batch) {
      const script = `${prelude}\n${commands.slice(from, from + batch).join('\n')}\n`;
      // Half of them byte by byte, half in UTF-8.
      const locale = (from / batch) % 2 === 0 ? 'C' : 'C.UTF-8';
      const printed = runScript(shell, folder, script, { LC_ALL: locale });
      const wanted = Buffer.from(
        expected
          .slice(from, from + batch)
          .map((value) => `${value}\0`)
          .join(''),
      );
      if (printed.equals(wanted)) continue;
      const [values, all] = [printed, wanted].map((bytes) => bytes.toString().split('\0'));
      const at = all?.findIndex((value, i) => value !== values?.[i]) ?? 0;
      expect(values?.[at], `seed ${seed}, locale ${locale}, value ${from + at}`).toBe(all?.[at]);
      expect(printed.length).toBe(wanted.length);
    }
  });
}

describe.each(SHELLS)('%s', (shell) => {
  it('takes 100,000 permitted values as they are', { timeout: 3 * MINUTE }, () => {
    const values = sample(permitted, 100_000);
    const commands = values.map((value) => filledCommand("printf '%s\\0' {{x}}", shell, value));
    expectPrinted(shell, commands, values);
  });

  it('takes 100,000 quoted strings as they are', { timeout: 3 * MINUTE }, () => {
    const values = sample(hostile, 100_000);
    const commands = values.map((value, i) =>
      i % 2 === 0 ? `printf '%s\\0' ${quoteWord(value)}` : `printf '%s\\0' ${quoteAlways(value)}`,
    );
    expectPrinted(shell, commands, values);
  });

  const prelude = [
    // What a command gets: how many arguments, and each.
    "a() { printf '%s' \"$#\"; for v; do printf '|%s' \"$v\"; done; printf '\\0'; }",
    'p() { printf \'%s\' "$1"; }',
    'named() { printf \'%s\\0\' "$NAME"; }',
    'H=home',
  ].join('\n');
  const braces = shell === 'bash';

  it.each<[string, (value: string) => string]>([
    ['a {{x}}', (x) => `1|${x}`],
    ['a --file={{x}} end', (x) => `2|--file=${x}|end`],
    ['a s3://b/{{x}}/y end', (x) => `2|s3://b/${x}/y|end`],
    ['a {{x}}{{x}} end', (x) => `2|${x}${x}|end`],
    ['a {{x}}:{{x}}~1 -- {{x}}', (x) => `3|${x}:${x}~1|--|${x}`],
    ['a "q"{{x}}\'r\'', (x) => `1|q${x}r`],
    ['a $H{{x}} ${H}{{x}}', (x) => `2|home${x}|home${x}`],
    ['a ~{{x}} *{{x}} ?{{x}}*', (x) => `3|~${x}|*${x}|?${x}*`],
    ['a {q,{{x}}} end', (x) => (braces ? `3|q|${x}|end` : `2|{q,${x}}|end`)],
    ['a {{x}}>f; cat f', (x) => `1|${x}`],
    ['NAME={{x}} named', (x) => x],
    ['NAME={{x}}; named', (x) => x],
    ['export NAME={{x}}; named', (x) => x],
    ['a \\\n  {{x}} \\\n  end', (x) => `2|${x}|end`],
    ['for v in {{x}} end; do a "$v"; done', (x) => `1|${x}\0${'1|end'}`],
    ['case {{x}} in {{x}}) a y;; *) a n;; esac', () => '1|y'],
    ['if [ {{x}} = {{x}} ]; then a {{x}}; fi # {{x}}', (x) => `1|${x}`],
    ['{ a {{x}}; } | cat', (x) => `1|${x}`],
  ])('keeps the words of %j', { timeout: MINUTE }, (text, expected) => {
    const forks = text.includes('cat');
    // As a single operand `(`, `!` and `-x` are operators of `[`, which is no matter of quoting.
    const operands = permitted.filter((value) => !text.includes('[ ') || /\w/.test(value));
    const values = sample(operands, forks ? share(150) : 5000);
    const commands = values.map((value) => filledCommand(text, shell, value));
    expectPrinted(shell, commands, values.map(expected), prelude);
  });

  it.each([
    ['v=$(p {{x}}); a "$v"'],
    ['a "$(p {{x}})"'],
    ['a "$(p "$(p {{x}})")"'],
    ['a "$(\n  p {{x}}\n)"'],
  ])('keeps the word in %j', { timeout: MINUTE }, (text) => {
    const values = sample(permitted, share(400));
    const commands = values.map((value) => filledCommand(text, shell, value));
    expectPrinted(
      shell,
      commands,
      values.map((value) => `1|${value}`),
      prelude,
    );
  });

  it('takes a value as the name of a file', () => {
    const names = sample(
      permitted.filter((value) => !/^\.{0,2}$|\//.test(value)),
      2000,
    );
    inFolder((folder) => {
      mkdirSync(join(folder, 'd'));
      const commands = names.map((name) => filledCommand('p q > d/{{x}}', shell, name));
      runScript(shell, folder, `${prelude}\n${commands.join('\n')}\n`);
      const found = readdirSync(join(folder, 'd'), { encoding: 'buffer' });
      expect(found.map(String).sort()).toEqual([...new Set(names)].sort());
    });
  });
});

describe('bash with history expansion, as at a prompt', () => {
  const history = 'set -o history -o histexpand';

  it('is at work in these tests', () => {
    const printed = inFolder((folder) =>
      runScript('bash', folder, `${history}\n: b4\nprintf '%s' "!!"\n`),
    );
    expect(String(printed)).toContain(': b4');
  });

  it.each(["printf '%s\\0' {{x}}", "printf '%s\\0' \"$(printf '%s' {{x}})\""])(
    'takes values as they are in `%s`',
    { timeout: MINUTE },
    (text) => {
      const values = sample(permitted, share(800)).map((value) => `${value}!`);
      const commands = values.map((value) => filledCommand(text, 'bash', value));
      expectPrinted('bash', commands, values, history);
    },
  );
});
