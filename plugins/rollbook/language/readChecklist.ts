import type { List, ListItem, RootContent } from 'mdast';
import type { Checklist, ChecklistItem } from '../model/runbook.ts';
import type { Block } from './block.ts';
import { hashText } from './hash.ts';
import { lineOf, markdownOf, type ReadingContext } from './reading.ts';
import { withoutComments } from './withoutComments.ts';

/** Reads a checklist. `procedure` is the id of the procedure that it stands in. */
export function readChecklist(
  block: Block<'checklist'>,
  procedure: string | undefined,
  context: ReadingContext,
): Checklist {
  const { phase, after, mode, role } = block.attributes;
  const seen = new Map<string, ListItem>();
  const checklist: Checklist = {
    id: block.id,
    title: block.title,
    line: lineOf(block.node),
    ...(procedure && { procedure }),
    ...(phase && { phase }),
    ...(after !== undefined && { after }),
    mode: mode ?? 'do-confirm',
    ...(role && { role }),
    items: itemsIn(block.content, seen, context),
  };
  context.remember(block.node, checklist);
  context.locate(checklist, block.place);
  return checklist;
}

function itemsIn(
  content: readonly RootContent[],
  seen: Map<string, ListItem>,
  context: ReadingContext,
): ChecklistItem[] {
  for (const item of itemsWithoutBox(content)) reportWithoutBox(item, context);
  return listsIn(content)
    .flatMap((list) => list.children)
    .filter(hasBox)
    .map((item) => readItem(item, seen, context));
}

/** What an author types who means a box: `[]`, `[-]` or a box with no space after it. */
const LIKE_A_BOX = /^\[(?:[^\]\p{L}\p{N}]{0,3}|[xX])\](?![([:])/u;

/**
 * The items that should have a box: those that begin with something like one, that stand beside
 * an item with one, or that hold such an item. A list without any box explains, and is left alone.
 */
export function itemsWithoutBox(content: readonly RootContent[]): ListItem[] {
  return listsIn(content).flatMap(({ children }) => {
    const boxed = children.some(hasBox);
    return children.filter(
      (item) => !hasBox(item) && (boxed || beginsLikeABox(item) || holdsABox(item)),
    );
  });
}

function listsIn(content: readonly RootContent[]): List[] {
  return content.filter((node): node is List => node.type === 'list');
}

function hasBox(item: ListItem): boolean {
  return typeof item.checked === 'boolean';
}

function holdsABox(item: ListItem): boolean {
  return listsIn(item.children).some((list) =>
    list.children.some((inner) => hasBox(inner) || holdsABox(inner)),
  );
}

function beginsLikeABox(item: ListItem): boolean {
  const [first] = item.children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  return text?.type === 'text' && LIKE_A_BOX.test(text.value);
}

function reportWithoutBox(item: ListItem, { source, report }: ReadingContext): void {
  const start = item.position?.start.offset;
  if (!item.position || start === undefined) return;
  const [line = ''] = source.slice(start, item.position.end.offset).split(/\r?\n/, 1);
  const marker = /^(?:[-*+]|\d+[.)])/.exec(line)?.[0] ?? '-';
  const written = line.slice(marker.length).trimStart();
  const box = LIKE_A_BOX.exec(written)?.[0] ?? '';
  const text = written.slice(box.length).trim();
  const { line: row, column } = item.position.start;
  const place = {
    start: item.position.start,
    end: { line: row, column: column + line.trimEnd().length },
  };
  // With a mark in it the author may have meant that the item is left out.
  const isPlain = /^\[\s*\]$/.test(box) && text !== '';
  const at = start + line.length - written.length;
  report(
    'item-without-box',
    `Expected \`${marker} [ ] ${text || '…'}\`, found \`${line.trim()}\``,
    place,
    isPlain
      ? { fix: [{ start: at, end: start + line.trimEnd().length, text: `[ ] ${text}` }] }
      : {},
  );
}

function readItem(
  item: ListItem,
  seen: Map<string, ListItem>,
  context: ReadingContext,
): ChecklistItem {
  const first = item.children[0];
  // Before a link, code or emphasis the parser leaves the box in the text.
  const leftBox =
    first?.type === 'paragraph' && first.children[0]?.type !== 'text' ? /^\[.\]\s+/s : '';
  const written = first ? markdownOf([first], context.source).replace(leftBox, '') : '';
  const text = withoutComments(written).replace(/\s+/g, ' ');
  const model: ChecklistItem = {
    id: hashText(text),
    text,
    line: lineOf(item),
    items: itemsIn(item.children, seen, context),
  };
  const place = first?.position ?? item.position;
  if (place) {
    const other = seen.get(model.id);
    const related = other?.position && [{ message: 'The same item', place: other.position }];
    if (related)
      context.report('duplicate-item', `Expected each item once, found \`${text}\` again`, place, {
        related,
      });
    if (item.checked) {
      const box = item.position?.start.offset;
      const at = box === undefined ? -1 : context.source.indexOf('[', box);
      context.report('pre-ticked', 'Expected an empty box `[ ]`, found one that is ticked', place, {
        ...(at >= 0 && { fix: [{ start: at, end: at + 3, text: '[ ]' }] }),
      });
    }
    context.locate(model, place);
  }
  seen.set(model.id, item);
  context.remember(item, model);
  return model;
}
