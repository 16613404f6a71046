import { parseArgs } from 'node:util';
import { CommandError } from '../files/CommandError.ts';
import { RULES } from '../rules/index.ts';
import { knownRule } from './checkArguments.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** `rollbook rules [ID]` */
export async function rules(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [id, ...more] = positionals;
  if (id === undefined) {
    const width = Math.max(...RULES.map((rule) => rule.id.length));
    for (const rule of RULES)
      terminal.write(`${rule.id.padEnd(width)}  ${rule.level.padEnd(5)}  ${rule.summary}\n`);
    return 0;
  }
  if (more.length > 0) throw new CommandError(`Expected one rule, found ${positionals.join(' ')}.`);
  const known = knownRule(id);
  const rule = RULES.find((candidate) => candidate.id === known);
  if (!rule) return 2;
  terminal.write(
    `${rule.id} (${rule.group}, ${rule.level})\n\n${rule.summary}\n${rule.why}\n\nWrong:\n\n${indent(rule.wrong.text)}\nRight:\n\n${indent(rule.right.text)}`,
  );
  return 0;
}

function indent(text: string): string {
  return `${text.trimEnd().replace(/^(?=.)/gm, '    ')}\n`;
}
