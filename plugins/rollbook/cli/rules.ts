import { parseArgs } from 'node:util';
import { nearest } from '../language/nearest.ts';
import { RULES } from '../rules/index.ts';
import { CommandError } from './CommandError.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** `rollbook rules [ID]` */
export async function rules(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [id] = positionals;
  if (id === undefined) {
    const width = Math.max(...RULES.map((rule) => rule.id.length));
    for (const rule of RULES)
      terminal.write(`${rule.id.padEnd(width)}  ${rule.level.padEnd(5)}  ${rule.summary}\n`);
    return 0;
  }
  const rule = RULES.find((known) => known.id === id);
  if (!rule) {
    const candidate = nearest(
      id,
      RULES.map((known) => known.id),
    );
    throw new CommandError(
      `There is no rule ${id}.${candidate ? ` Did you mean ${candidate}?` : ''}`,
    );
  }
  terminal.write(
    `${rule.id} (${rule.group}, ${rule.level})\n\n${rule.summary}\n${rule.why}\n\nWrong:\n\n${indent(rule.wrong.text)}\nRight:\n\n${indent(rule.right.text)}`,
  );
  return 0;
}

function indent(text: string): string {
  return `${text.trimEnd().replace(/^(?=.)/gm, '    ')}\n`;
}
