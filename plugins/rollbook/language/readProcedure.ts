import { toString as textOf } from 'mdast-util-to-string';
import type { Expect, Procedure, Step, Trigger, Undo } from '../model/runbook.ts';
import { type Block, blocksOf } from './block.ts';
import { hashContent } from './hash.ts';
import { readCommand } from './readCommand.ts';
import { lineOf, markdownOf, proseOf, type ReadingContext } from './reading.ts';

/** Reads a procedure with its triggers and steps. `letter` begins the codes of its steps. */
export function readProcedure(
  block: Block<'procedure'>,
  letter: string,
  context: ReadingContext,
): Procedure {
  const { attributes } = block;
  const paragraph = proseOf(block.content).find((node) => node.type === 'paragraph');
  const content = {
    id: block.id,
    title: block.title,
    line: lineOf(block.node),
    letter,
    kind: attributes.kind ?? 'rollback',
    ...(attributes.risk && { risk: attributes.risk }),
    ...(attributes.budget !== undefined && { budget: attributes.budget }),
    ...(attributes.level !== undefined && { level: attributes.level }),
    ...(attributes.scope && { scope: attributes.scope }),
    ...(attributes['alternative-to'] && { alternativeTo: attributes['alternative-to'] }),
    ...(attributes['takes-effect'] && { takesEffect: attributes['takes-effect'] }),
    ...(attributes.approver && { approver: attributes.approver }),
    summary: paragraph ? textOf(paragraph).replace(/\s+/g, ' ') : '',
    triggers: blocksOf(block.blocks, 'trigger').map((trigger) => readTrigger(trigger, context)),
    steps: blocksOf(block.blocks, 'step').map((step, index) =>
      readStep(step, `${letter}${index + 1}`, context),
    ),
    advantages: readPoints(block, 'advantages'),
    disadvantages: readPoints(block, 'disadvantages'),
  };
  // The steps have been hashed already, each for itself.
  const hash = hashContent({ ...content, steps: content.steps.map((step) => step.hash) });
  const procedure: Procedure = { ...content, hash };
  context.remember(block.node, procedure);
  context.locate(procedure, block.place);
  return procedure;
}

/** Reads a trigger, of a procedure or of the page. */
export function readTrigger(block: Block<'trigger'>, context: ReadingContext): Trigger {
  const { attributes } = block;
  const trigger: Trigger = {
    id: block.id,
    title: block.title,
    line: lineOf(block.node),
    ...(attributes.when && { when: attributes.when }),
    ...(attributes.for !== undefined && { for: attributes.for }),
    ...(attributes.action && { action: attributes.action }),
    ...(attributes.to && { to: attributes.to }),
    ...(attributes.severity && { severity: attributes.severity }),
    ...(attributes.signal && { signal: attributes.signal }),
    text: markdownOf(proseOf(block.content), context.source),
  };
  context.remember(block.node, trigger);
  context.locate(trigger, block.place);
  return trigger;
}

function readStep(block: Block<'step'>, code: string, context: ReadingContext): Step {
  const { attributes } = block;
  const commands = block.fences.map((fence) => readCommand(fence, context));
  const undo = blocksOf(block.blocks, 'undo')[0];
  const changes = commands.some((command) => !command.sample);
  const content = {
    id: block.id,
    title: block.title,
    line: lineOf(block.node),
    code,
    kind: attributes.kind ?? 'do',
    effect: attributes.effect ?? (changes ? ('mutate' as const) : ('read' as const)),
    ...(attributes.budget !== undefined && { budget: attributes.budget }),
    ...(attributes.deadline !== undefined && { deadline: attributes.deadline }),
    ...(attributes.role && { role: attributes.role }),
    needs: attributes.needs ?? [],
    ...(attributes['on-fail'] && { onFail: attributes['on-fail'] }),
    optional: attributes.optional ?? false,
    text: markdownOf(proseOf(block.content), context.source),
    commands,
    expects: blocksOf(block.blocks, 'expect').map((expect) => readExpect(expect, context)),
    ...(undo && { undo: readUndo(undo, context) }),
  };
  const step: Step = { ...content, hash: hashContent(content) };
  context.remember(block.node, step);
  context.locate(step, block.place);
  return step;
}

function readExpect(block: Block<'expect'>, context: ReadingContext): Expect {
  const { exit, contains, absent, matches, value } = block.attributes;
  const expect: Expect = {
    title: block.title,
    ...(exit !== undefined && { exit }),
    ...(contains && { contains }),
    ...(absent && { absent }),
    ...(matches && { matches }),
    ...(value && { value }),
    line: lineOf(block.node),
  };
  context.remember(block.node, expect);
  context.locate(expect, block.place);
  return expect;
}

function readUndo(block: Block<'undo'>, context: ReadingContext): Undo {
  const prose = markdownOf(proseOf(block.content), context.source);
  const fence = block.fences[0];
  const undo: Undo = {
    text: [block.title, prose].filter(Boolean).join('\n\n'),
    ...(fence && { command: readCommand(fence, context) }),
    line: lineOf(block.node),
  };
  context.remember(block.node, undo);
  context.locate(undo, block.place);
  return undo;
}

function readPoints(block: Block<'procedure'>, name: 'advantages' | 'disadvantages'): string[] {
  return blocksOf(block.blocks, name).flatMap((holder) =>
    holder.content.flatMap((node) =>
      node.type === 'list'
        ? node.children.map((item) => textOf(item).replace(/\s+/g, ' ').trim())
        : [],
    ),
  );
}
