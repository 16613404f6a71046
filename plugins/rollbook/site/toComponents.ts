import type { Code, Heading, Nodes, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Block } from '../language/block.ts';
import type { Reading } from '../language/read.ts';
import { localId } from '../model/localId.ts';
import { questionCodes } from '../model/questionCodes.ts';
import { reviewDue } from '../model/reviewDue.ts';
import type {
  Command,
  Decision,
  Expect,
  Outcome,
  Procedure,
  Question,
  Runbook,
  Step,
  Template,
  Trigger,
} from '../model/runbook.ts';
import { checklistElement } from './checklistElement.ts';
import { answerProps, decisionProps } from './decisionProps.ts';
import { factTable } from './factTable.ts';
import { element, importComponents } from './jsx.ts';
import { keepCode } from './keepCode.ts';
import { linksOf } from './linksOf.ts';
import { matrixRows } from './matrixRows.ts';
import type { PageContext } from './pageContext.ts';
import { procedureElement, stepElement } from './procedureElement.ts';

/**
 * Turns the directives of a page into components, in place. What the components get is the model
 * that the reader made of the page, so that page, index and command line cannot disagree.
 */
export function toComponents(root: Root, reading: Reading, runbook: Runbook): void {
  const isOutside = (node: RootContent) => node.type === 'yaml' || node.type === 'mdxjsEsm';
  const outside = root.children.filter(isOutside);
  const inside = root.children.filter((node) => !isOutside(node));
  const { id, title, status, owner, version, appliesTo, reviewed, reviewEvery, source, hash } =
    runbook;
  const page = element(
    'Runbook',
    {
      id,
      title,
      status,
      owner,
      version,
      appliesTo,
      reviewed,
      reviewEvery,
      nextReview: reviewDue(runbook),
      source,
      hash,
      variables: runbook.variables,
    },
    convertNodes(inside, 1, reading, runbook),
  );
  root.children = [importComponents(), ...outside, page];
}

/** Converts the nodes of a runbook that stand below a heading of `depth`. */
export function convertNodes(
  nodes: readonly RootContent[],
  depth: number,
  reading: Reading,
  runbook: Runbook,
): RootContent[] {
  const blockOf = new Map<Nodes, Block>();
  const register = (block: Block) => {
    blockOf.set(block.node, block);
    for (const inner of block.blocks) register(inner);
  };
  for (const block of reading.blocks) register(block);
  const converted = convert(nodes, depth, {
    runbook,
    reading,
    blockOf,
    linkOf: linksOf(runbook),
    within: [],
    convert,
  });
  for (const node of converted) visit(node, 'inlineCode', keepCode);
  return converted;
}

/** Converts nodes that stand below a heading of `depth`. */
function convert(
  nodes: readonly RootContent[],
  depth: number,
  context: PageContext,
): RootContent[] {
  const converted: RootContent[] = [];
  let level = depth;
  for (const node of nodes) {
    const block = context.blockOf.get(node);
    if (node.type === 'heading') level = node.depth;
    if (block) converted.push(...convertBlock(block, level + 1, context));
    else if (node.type === 'code') converted.push(convertFence(node, context));
    else {
      if ('children' in node) {
        const children = convert(node.children as RootContent[], level, context);
        (node as { children: RootContent[] }).children = children;
      }
      converted.push(node);
    }
  }
  return gather(gather(converted, 'Trigger', 'Triggers'), 'Answer', 'Answers');
}

/** Puts elements that follow one another into one that holds them all. */
function gather(nodes: readonly RootContent[], name: string, holder: string): RootContent[] {
  const gathered: RootContent[] = [];
  let run: RootContent[] | undefined;
  for (const node of nodes) {
    if (node.type === 'mdxJsxFlowElement' && node.name === `Rollbook.${name}`) {
      if (!run) {
        run = [];
        gathered.push(element(holder, {}, run));
      }
      run.push(node);
    } else {
      run = undefined;
      gathered.push(node);
    }
  }
  return gathered;
}

function convertBlock(block: Block, depth: number, outer: PageContext): RootContent[] {
  const context = { ...outer, within: [...outer.within, block.name] };
  const { runbook, reading, linkOf } = context;
  const model = reading.models.get(block.node);
  const content = () => convert(block.content as RootContent[], depth, context);
  const title = headingOf(block, depth);
  switch (block.name) {
    case 'procedure':
      return [procedureElement(model as Procedure, title, content(), context)];
    case 'step':
      return [stepElement(model as Step, title, content(), linkOf)];
    case 'trigger': {
      const { id, when, for: duration, action, severity, signal, to } = model as Trigger;
      const props = { id, when, for: duration, action, severity, signal, to: linkOf(to) };
      return [element('Trigger', props, [labelParagraph(block), ...content()])];
    }
    case 'expect': {
      const { line: _, ...props } = model as Expect;
      return [element('Expect', props, [labelParagraph(block)])];
    }
    case 'undo':
      return [
        element(
          'Undo',
          {},
          block.label.length > 0 ? [labelParagraph(block), ...content()] : content(),
        ),
      ];
    case 'advantages':
      return [element('Advantages', {}, content())];
    case 'disadvantages':
      return [element('Disadvantages', {}, content())];
    case 'decision':
      return [
        element('Decision', decisionProps(model as Decision, runbook, linkOf), [
          title,
          ...content(),
        ]),
      ];
    case 'question': {
      const { id } = model as Question;
      const code = questionCodes(runbook).get(id);
      return [element('Question', { id, code }, [title, ...content()])];
    }
    case 'answer':
      return [
        element('Answer', answerProps(model as Question['answers'][number], runbook, linkOf), [
          labelParagraph(block),
        ]),
      ];
    case 'outcome': {
      const { id, action, to } = model as Outcome;
      const target = to && localId(to, runbook.id);
      const procedure = runbook.procedures.find((one) => one.id === target)?.id;
      const props = { id, action, to: linkOf(to), ...(procedure && { procedure }) };
      return [element('Outcome', props, [title, ...content()])];
    }
    case 'checklist':
      return [checklistElement(block, title, depth, context)];
    case 'template': {
      const { id, kind, channel, within, text, variables, placeholders } = model as Template;
      const prose = content().filter((node) => node.type !== 'code' && !isCommand(node));
      return [
        element(
          'Template',
          { id, title: block.title, kind, channel, within, text, variables, placeholders },
          [title, ...prose],
        ),
      ];
    }
    case 'matrix':
      return [element('Matrix', { rows: matrixRows(runbook, linkOf) })];
    default:
      return [factTable(block, block.name, title, content(), context)];
  }
}

/** A fence becomes a command where it is to be run or filled in, and stays a code block elsewhere. */
function convertFence(fence: Code, { reading, within }: PageContext): RootContent {
  const model = reading.models.get(fence) as Command | undefined;
  if (!model) return fence;
  const { lang, text, placeholders, title, dir, timeout, expectExit, sample } = model;
  const toRun = within.includes('step') && !sample;
  if (!toRun && placeholders.length === 0) {
    const { meta: _, ...rest } = fence;
    return title ? { ...rest, meta: `title="${title}"` } : rest;
  }
  return element('Command', { lang, text, placeholders, title, dir, timeout, expectExit });
}

function isCommand(node: RootContent): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === 'Rollbook.Command';
}

function headingOf(block: Block, depth: number): Heading {
  return {
    type: 'heading',
    depth: Math.min(6, depth) as Heading['depth'],
    children: block.label,
    ...(block.id && { data: { hProperties: { id: block.id } } }),
  };
}

function labelParagraph(block: Block): RootContent {
  return { type: 'paragraph', children: block.label };
}
