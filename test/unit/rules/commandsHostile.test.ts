import { expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { asPlan } from '../../../plugins/rollbook/rules/asPlan.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';
import { parseShell } from '../../../plugins/rollbook/rules/shell/parseShell.ts';
import { simpleCommands } from '../../../plugins/rollbook/rules/shell/simpleCommands.ts';
import fc from '../../seeded.ts';

const COMMANDS = RULES.filter((rule) => rule.group === 'commands');

async function check(fence: string, lang: string): Promise<void> {
  const { text } = asPlan({
    frontMatter: 'variables:\n  x: {label: X, type: text}\n',
    text: `\`\`\`\`\`\`${lang}\n${fence.replaceAll('``````', '')}\n\`\`\`\`\`\`\n`,
  });
  const { files } = await checkFiles([{ path: 'docs/x.mdx', text }], { rules: COMMANDS });
  const lines = text.split(/\r\n|\n/);
  for (const { message } of files.flatMap((file) => file.messages)) {
    const { place } = message;
    if (!place || !('start' in place)) throw new Error(`no range: ${message.reason}`);
    for (const { line, column } of [place.start, place.end]) {
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThan(0);
      expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    }
  }
}

/** Pieces that mean something to the shell, to the rules, or to neither. */
const PIECES = [
  ...[
    '"',
    "'",
    '`',
    '$(',
    '${',
    '$((',
    '((',
    '[[',
    ']]',
    '<(',
    '<<EOF',
    'EOF',
    '<<<',
    '#',
    '\\',
    '!',
  ],
  ...[
    '|',
    '||',
    '&&',
    '&',
    ';',
    ';;',
    '(',
    ')',
    '{',
    '}',
    '<',
    '>',
    '2>&1',
    '\n',
    '\r\n',
    ' ',
    '\t',
  ],
  ...[
    'if',
    'then',
    'fi',
    'for',
    'do',
    'done',
    'case',
    'esac',
    'in',
    'function f',
    'coproc',
    'time',
  ],
  ...[
    'git',
    'push',
    '--force',
    'revert',
    'tag',
    'commit',
    'rm',
    '-rf',
    'sudo',
    'ssh',
    'sh -c',
    'eval',
  ],
  ...['export A=0', 'systemctl restart x', 'psql', 'DROP TABLE x', '{{x}}', '{{y}}', '<a-b>', '<'],
  ...['password=', 'https://a:bcd@e', 'Bearer ', 'eyJ', 'é', '\u{1F600}', '\u2028', '\0'],
];

test('whatever is written, every message has a place in the file', async () => {
  const script = fc
    .tuple(
      fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), {
        maxLength: 40,
      }),
      fc.constantFrom('', ' '),
    )
    .map(([parts, between]) => parts.join(between));
  await fc.assert(
    fc.asyncProperty(script, fc.constantFrom('bash', 'sh', 'sql', 'zsh', 'text'), check),
    { numRuns: 1500 },
  );
});

test('a line of 50 kB is answered or left alone, whatever it repeats', {
  timeout: 60_000,
}, async () => {
  for (const piece of [...PIECES, ...PIECES.map((part) => `${part} `), 'a|', 'a;', '"$(', '`\\`']) {
    const line = piece.repeat(Math.ceil(50_000 / piece.length));
    await check(line, 'bash');
  }
});

test('nested quotes, substitutions and shells end', () => {
  let text = 'rm -rf x';
  for (let i = 0; i < 12; i++) text = `sh -c '${text.replaceAll("'", "'\\''")}'`;
  for (const script of [
    text,
    `${'$('.repeat(3000)}ls${')'.repeat(3000)}`,
    `${'sudo '.repeat(5000)}rm -rf x`,
    `${'eval '.repeat(5000)}rm -rf x`,
    'xargs '.repeat(8000),
  ]) {
    const shell = parseShell(script);
    if (shell) expect(simpleCommands(shell.script).length).toBeLessThan(6_000);
  }
});
