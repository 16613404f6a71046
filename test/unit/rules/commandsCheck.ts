import type { Point, Position } from 'unist';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { asPlan } from '../../../plugins/rollbook/rules/asPlan.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';

const COMMANDS = RULES.filter((rule) => rule.group === 'commands');
const IDS = new Set(COMMANDS.map((rule) => rule.id));

export interface Said {
  rule: string;
  line: number;
  reason: string;
  /** What the range of the message covers in the file. */
  text: string;
}

/** What the rules about commands say of the body of a plan, or of a whole file. Lines from 1. */
export async function said(body: string, frontMatter?: string): Promise<Said[]> {
  const { text, before } = asPlan({ text: body, ...(frontMatter && { frontMatter }) });
  const { files } = await checkFiles([{ path: 'docs/x.mdx', text }], { rules: COMMANDS });
  return files.flatMap(({ messages }) =>
    messages
      .filter(({ message }) => IDS.has(message.ruleId ?? ''))
      .map(({ message }) => ({
        rule: message.ruleId ?? '',
        line: (message.line ?? 0) - before,
        reason: message.reason,
        text: textAt(text, message.place),
      })),
  );
}

/** The same of one fenced block. Line 1 is its first line of text. */
export async function saidOf(
  command: string,
  lang = 'bash',
  frontMatter?: string,
): Promise<Said[]> {
  const messages = await said(`\`\`\`\`${lang}\n${command}\n\`\`\`\`\n`, frontMatter);
  return messages.map((message) => ({ ...message, line: message.line - 1 }));
}

function textAt(text: string, place: Position | Point | undefined): string {
  if (!place || !('start' in place)) return '';
  const lines = text.split('\n');
  const offset = ({ line, column }: Point) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return text.slice(offset(place.start), offset(place.end));
}
