import type { Position } from 'unist';
import type { Reading } from '../../language/read.ts';
import type { Procedure } from '../../model/runbook.ts';
import type { RuleContext } from '../rule.ts';
import { fencesOf } from './fences.ts';
import { shellBlock } from './parseShell.ts';
import { simpleCommands } from './simpleCommands.ts';
import { withoutGlobalOptions } from './withoutGlobalOptions.ts';

/** A Git command: its words from the subcommand on, as the author wrote the placeholders. */
export interface GitCommand {
  words: readonly string[];
  place: Position;
  /** The text of its line after the command: a comment, as a rule. */
  after: string;
}

const collected = new WeakMap<Reading, readonly (readonly GitCommand[])[]>();

/**
 * The Git commands of a runbook that are done one after the other: those of each procedure's steps,
 * and those of each block that stands elsewhere.
 */
export function gitCommands(context: RuleContext): readonly (readonly GitCommand[])[] {
  const known = collected.get(context.reading);
  if (known) return known;
  const groups = new Map<Procedure | object, GitCommand[]>();
  for (const fence of fencesOf(context)) {
    const block = fence.undo ? undefined : shellBlock(fence);
    if (!block?.text.includes('git')) continue;
    const group = groups.get(fence.procedure ?? fence) ?? [];
    groups.set(fence.procedure ?? fence, group);
    const written = fence.command.text.replace(/\r\n/g, '\n');
    for (const { words, start, end } of simpleCommands(block.script)) {
      const plain = withoutGlobalOptions(words);
      if (plain[0] !== 'git') continue;
      const after = written.slice(end, end + 200).split('\n', 1)[0] ?? '';
      group.push({
        words: unmask(plain.slice(1), written.slice(start, end)),
        place: block.place(start, end),
        after,
      });
    }
  }
  const found = [...groups.values()];
  collected.set(context.reading, found);
  return found;
}

/** Puts the placeholders back that were masked for the parser. */
function unmask(words: readonly string[], written: string): string[] {
  const names = written.match(/\{\{[a-z0-9_.]{1,200}\}\}|<[A-Za-z][^<>\n]{0,80}>/g) ?? [];
  let next = 0;
  return words.map((word) =>
    word.replace(/_{5,}|_{3,}$/g, (masked) =>
      names[next]?.length === masked.length ? (names[next++] ?? masked) : masked,
    ),
  );
}
