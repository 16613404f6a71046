import type { Nodes, Root } from 'mdast';
import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import type { Checklist, Runbook, Template } from '../model/runbook.ts';
import { type Block, blocksOf, type Place } from './block.ts';
import { collectBlocks } from './collectBlocks.ts';
import { mendContainers } from './containers.ts';
import { TABLE_NAMES, type TableName } from './directives.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import { hashContent } from './hash.ts';
import { createMessage, type Report } from './message.ts';
import { reportMissingRunbook } from './missingRunbook.ts';
import { parse } from './parse.ts';
import { readChecklist } from './readChecklist.ts';
import { readCommand } from './readCommand.ts';
import { readDecision } from './readDecision.ts';
import type { ReadingContext } from './reading.ts';
import { type RunbookMeta, readMeta } from './readMeta.ts';
import { readProcedure, readTrigger } from './readProcedure.ts';
import { readTable } from './readTable.ts';
import { readTemplate } from './readTemplate.ts';
import { restoreTextDirectives } from './restoreTextDirectives.ts';

/** A document, read. */
export interface Reading {
  /** Undefined where the document is no runbook, or where an index entry cannot be made of it. */
  runbook: Runbook | undefined;
  messages: VFileMessage[];
  /** Whether the front matter has a `runbook` key, readable or not. */
  isRunbook: boolean;
  /** What a node of the tree became: a procedure, a step, a command, an item, a row. */
  models: ReadonlyMap<Nodes, object>;
  /** Where a node of the model stands in the file. */
  places: ReadonlyMap<object, Place | Position>;
  /** The directives as a tree. */
  blocks: readonly Block[];
  /** The Markdown that it was read from; empty where that could not be parsed. */
  root: Root;
  source: string;
  /** It was read from another text than the page is made of, so that more of it could be checked. */
  isMended: boolean;
}

/** Messages that a broken structure brings about by itself, and that say nothing new. */
const CONSEQUENCES = new Set([
  'misplaced-directive',
  'table-columns',
  'template-without-text',
  'mdx-syntax',
]);

/**
 * Reads the text of an MDX document. `path` is the file's path in the repository; it is carried
 * into the model as `source`. Never throws on account of the text.
 */
export function read(source: string, path: string): Reading {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const messages: VFileMessage[] = [];
  const report: Report = (rule, reason, place, details) =>
    messages.push(createMessage(rule, reason, place, details));
  const frontMatter = readFrontMatter(text, report);
  if (!Object.hasOwn(frontMatter.data, 'runbook')) {
    // Of a front matter that cannot be read nobody knows which keys it has.
    if (messages.length === 0) reportMissingRunbook(text, frontMatter, report);
    return emptyReading(text, messages);
  }

  const bodyMessages: VFileMessage[] = [];
  const inBody: Report = (rule, reason, place, details) =>
    bodyMessages.push(createMessage(rule, reason, place, details));
  // Alone, it ends a line for Markdown and for no editor; the rule `hidden-character` tells of it.
  const lines = text.replace(/\r(?!\n)/g, ' ');
  const mended = mendContainers(lines, inBody);
  const brokenLines = new Set(bodyMessages.map((message) => message.line));
  const broken = bodyMessages.length > 0;
  const root = parse(mended.text, inBody);
  const structural = bodyMessages.length;
  const reading = root && readTree(root, mended.text, path, frontMatter, inBody);
  const kept = bodyMessages.filter(
    (message, index) =>
      index < structural ||
      (!brokenLines.has(message.line) && (mended.sound || !CONSEQUENCES.has(message.ruleId ?? ''))),
  );
  const meta = reading ? [] : metaMessages(frontMatter);
  // Offsets are those of the text that was read; where that was mended they are of no use.
  if (broken) for (const message of kept) delete message.fix;
  return {
    ...(reading ?? emptyReading(text, [])),
    isRunbook: true,
    messages: inOrder([...messages, ...meta, ...kept]),
    source: text,
    isMended: mended.text !== text,
  };
}

/**
 * Reads a document that was parsed already: the page's own tree, with positions in `source`, the
 * whole file. Text directives in the tree become text again.
 */
export function readTree(
  root: Root,
  source: string,
  path: string,
  frontMatter: FrontMatter,
  report: Report,
): Reading {
  restoreTextDirectives(root, source);
  const models = new Map<Nodes, object>();
  const places = new Map<object, Place | Position>();
  const context: ReadingContext = {
    source,
    report,
    remember: (node, model) => models.set(node, model),
    locate: (model, place) => places.set(model, place),
  };
  const meta = readMeta(frontMatter, report);
  const { blocks, fences } = collectBlocks(root, source, report);
  reportDuplicates(blocks, report);
  for (const fence of fences) readCommand(fence, context);
  const body = readBody(blocks, context);
  const runbook = meta && assemble(meta, body, path);
  for (const variable of meta?.variables ?? [])
    places.set(variable, frontMatter.rangeOf(['runbook', 'variables', variable.name], 'key'));
  return {
    runbook,
    messages: [],
    isRunbook: true,
    models,
    places,
    blocks,
    root,
    source,
    isMended: false,
  };
}

type Body = Pick<
  Runbook,
  'procedures' | 'triggers' | 'decisions' | 'checklists' | 'templates' | TableName
>;

function readBody(blocks: readonly Block[], context: ReadingContext): Body {
  const checklists: Checklist[] = [];
  const templates: Template[] = [];
  const procedures: Body['procedures'] = [];
  for (const block of blocks) {
    const procedure = block.name === 'procedure' ? block.id : undefined;
    const here = procedure === undefined ? [block] : block.blocks;
    if (block.name === 'procedure')
      procedures.push(
        readProcedure(block as Block<'procedure'>, letterOf(procedures.length), context),
      );
    for (const found of blocksOf(here, 'checklist'))
      checklists.push(readChecklist(found, procedure, context));
    for (const found of blocksOf(here, 'template'))
      templates.push(readTemplate(found, procedure, context));
    // A fence that stands in no step is shown and filled in like any other.
    if (block.name === 'procedure') for (const fence of block.fences) readCommand(fence, context);
  }
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => [
      name,
      blocksOf(blocks, name).flatMap((block) => readTable(block as Block<TableName>, context)),
    ]),
  ) as unknown as Pick<Runbook, TableName>;
  return {
    procedures,
    triggers: blocksOf(blocks, 'trigger').map((block) => readTrigger(block, context)),
    decisions: blocksOf(blocks, 'decision').map((block) => readDecision(block, context)),
    checklists,
    templates,
    ...tables,
  };
}

function assemble(meta: RunbookMeta, body: Body, path: string): Runbook {
  const { variables, ...head } = meta;
  const { procedures, triggers, decisions, checklists, templates } = body;
  const hash = hashContent({
    variables,
    procedures: procedures.map((procedure) => procedure.hash),
    triggers,
    decisions,
    checklists,
    templates,
    // A plan without them keeps the hash that it has.
    ...(body.targets.length > 0 && { targets: body.targets }),
  });
  return { ...head, source: path, hash, variables, ...body };
}

function reportDuplicates(
  blocks: readonly Block[],
  report: Report,
  seen = new Map<string, Block>(),
) {
  for (const block of blocks) {
    const first = block.id ? seen.get(block.id) : undefined;
    if (first)
      report(
        'duplicate-id',
        `Expected an id that nothing else has, found \`#${block.id}\` on \`${first.name}\` as well`,
        block.place.attributes.get('id') ?? block.place.opening,
        {
          related: [
            {
              message: `\`#${block.id}\` stands here first`,
              place: first.place.attributes.get('id') ?? first.place.opening,
            },
          ],
        },
      );
    else if (block.id) seen.set(block.id, block);
    reportDuplicates(block.blocks, report, seen);
  }
}

/** `A`, `B`, … `Z`, `AA`, … */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

function emptyReading(source: string, messages: VFileMessage[]): Reading {
  return {
    runbook: undefined,
    messages,
    isRunbook: false,
    models: new Map(),
    places: new Map(),
    blocks: [],
    root: { type: 'root', children: [] },
    source,
    isMended: false,
  };
}

function metaMessages(frontMatter: FrontMatter): VFileMessage[] {
  const messages: VFileMessage[] = [];
  readMeta(frontMatter, (rule, reason, place) => messages.push(createMessage(rule, reason, place)));
  return messages;
}

function inOrder(messages: VFileMessage[]): VFileMessage[] {
  return messages.sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
