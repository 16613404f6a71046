import { isShell } from '../language/placeholders.ts';
import { rowOf, startsOfLines } from '../language/placeInFence.ts';
import type { Rule, RuleContext } from './rule.ts';
import { ASSIGNMENTS, entropyOf, isNoSecret, type SecretPattern, TOKENS } from './shell/secrets.ts';

/** Below this a bearer token is a word that somebody made up for an example. */
const LEAST_ENTROPY = 3.2;
/** One file that is full of secrets need not name them all. */
const MOST = 100;

export const secretInSource: Rule = {
  id: 'secret-in-source',
  group: 'commands',
  level: 'error',
  summary: 'No password, token or private key stands in a plan.',
  why: 'A plan is read by many and kept for ever, in Git, on the site and on paper. A variable of the type `secret` is asked for in the run and stored nowhere.',
  wrong: {
    text: `\`\`\`bash
curl -fsS https://deploy:mK4v-Tq8x@deploy.example.com/rollback
\`\`\`
`,
    line: 2,
  },
  right: {
    text: `\`\`\`bash
curl -fsS --netrc https://deploy.example.com/rollback
\`\`\`
`,
  },
  check(context) {
    const { source } = context.reading;
    let starts: readonly number[] | undefined;
    const lines = () => {
      starts ??= startsOfLines(source);
      return starts;
    };
    const taken: { start: number; end: number }[] = [];
    const report = (name: string, start: number, end: number) => {
      if (taken.length >= MOST || taken.some((range) => start < range.end && end > range.start))
        return;
      taken.push({ start, end });
      const secret = source.slice(start, end);
      context.reportAt(
        { start: pointAt(lines(), start), end: pointAt(lines(), end) },
        `Expected no secret in the plan, found ${name} (\`${shorten(secret)}\`). Take it out, withdraw it where it was issued, and use a variable of the type \`secret\``,
      );
    };
    search(source, TOKENS, report);
    let ranges: readonly { start: number; end: number }[] | undefined;
    search(source, ASSIGNMENTS, (name, start, end) => {
      ranges ??= writtenRanges(context, lines());
      if (ranges.some((range) => start >= range.start && end <= range.end))
        report(name, start, end);
    });
  },
};

function search(
  text: string,
  patterns: readonly SecretPattern[],
  report: (name: string, start: number, end: number) => void,
): void {
  for (const { name, pattern, chosen } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.slice(1).find((group) => group !== undefined) ?? match[0];
      if (chosen && isNoSecret(secret)) continue;
      const at = match[0].lastIndexOf(secret);
      // `password: ask the owner` is a sentence; `password: k3y` and `password=key` are not.
      const isSaid = name === 'a password or token' && /:[ \t]*$/.test(match[0].slice(0, at));
      if (isSaid && !/\d/.test(secret)) continue;
      if (name === 'a bearer token' && entropyOf(secret) < LEAST_ENTROPY) continue;
      report(name, match.index + at, match.index + at + secret.length);
    }
  }
}

/** The front matter and the fenced blocks: what is written for a machine. */
function writtenRanges(
  { reading }: RuleContext,
  lines: readonly number[],
): { start: number; end: number }[] {
  const close = /^---[ \t]*\r?$/gm;
  close.lastIndex = lines[1] ?? 0;
  const frontMatter = { start: 0, end: close.exec(reading.source)?.index ?? 0 };
  const fences = [...reading.models].flatMap(([node]) => {
    // In other languages a secret is mostly compared, declared or typed, not written out.
    if (node.type !== 'code' || !node.position) return [];
    if (!isShell(node.lang ?? undefined) && !CONFIGURATION.has(node.lang ?? '')) return [];
    const { start, end } = node.position;
    return [{ start: lines[start.line - 1] ?? 0, end: lines[end.line] ?? reading.source.length }];
  });
  return [frontMatter, ...fences];
}

const CONFIGURATION = new Set(
  [
    '',
    'console',
    'text',
    'txt',
    'env',
    'dotenv',
    'ini',
    'toml',
    'yaml',
    'yml',
    'json',
    'properties',
  ].concat([
    'sql',
    'markdown',
    'md',
    'http',
    'hcl',
    'conf',
    'nginx',
    'powershell',
    'fish',
    'xml',
    'docker',
  ]),
);

function pointAt(lines: readonly number[], offset: number) {
  const row = rowOf(lines, offset);
  return { line: row + 1, column: offset - (lines[row] ?? 0) + 1, offset };
}

/** Enough of a secret to find it again, and too little to use it. */
function shorten(secret: string): string {
  return secret.startsWith('-----')
    ? '-----BEGIN …'
    : `${secret.slice(0, Math.min(4, secret.length >> 2))}…`;
}
