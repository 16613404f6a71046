import type { Code } from 'mdast';
import type { Block } from '../../language/block.ts';
import { type FencePlace, placeInFence } from '../../language/placeInFence.ts';
import type { Reading } from '../../language/read.ts';
import { isVerbatim } from '../../language/readCommand.ts';
import type { Command, Procedure, Step } from '../../model/runbook.ts';
import type { RuleContext } from '../rule.ts';

/** A fenced block of a runbook that is not the text of a template. */
export interface Fence {
  command: Command;
  /** The first word after the backticks, in lower case. */
  lang: string;
  /** The step whose command it is; undefined for one that takes a step back or stands elsewhere. */
  step: Step | undefined;
  /** The procedure of `step`. */
  procedure: Procedure | undefined;
  /** Whether it takes a step back. */
  undo: boolean;
  /** Whether the braces in it are another tool's. */
  verbatim: boolean;
  /** The range in the file of a range in `command.text`. */
  place: FencePlace;
  /** The same for that text with other line ends. */
  placeIn: (text: string) => FencePlace;
}

const found = new WeakMap<Reading, readonly Fence[]>();

/** Every fenced block of a runbook, those of the procedures in their order. Templates are left out. */
export function fencesOf({ reading, runbook }: RuleContext): readonly Fence[] {
  // Nine rules ask for the same list.
  const known = found.get(reading);
  if (known) return known;
  const homes = new Map<object, Pick<Fence, 'step' | 'procedure' | 'undo'>>();
  for (const procedure of runbook.procedures)
    for (const step of procedure.steps) {
      for (const command of step.commands) homes.set(command, { step, procedure, undo: false });
      if (step.undo?.command)
        homes.set(step.undo.command, { step: undefined, procedure: undefined, undo: true });
    }
  const templates = new Set(templateFences(reading.blocks));
  const place = placeInFence(reading.source);
  const fences: Fence[] = [];
  for (const [node, model] of reading.models) {
    if (node.type !== 'code' || templates.has(node)) continue;
    const home = homes.get(model) ?? { step: undefined, procedure: undefined, undo: false };
    fences.push({
      ...home,
      lang: (node.lang ?? '').toLowerCase(),
      command: model as Command,
      verbatim: isVerbatim(node),
      place: place(node),
      placeIn: (value) => place({ ...node, value }),
    });
  }
  fences.sort((a, b) => a.command.line - b.command.line);
  found.set(reading, fences);
  return fences;
}

function templateFences(blocks: readonly Block[]): Code[] {
  return blocks.flatMap((block) =>
    block.name === 'template' ? block.fences : templateFences(block.blocks),
  );
}
