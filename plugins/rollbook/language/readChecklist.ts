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
  return content
    .filter((node): node is List => node.type === 'list')
    .flatMap((list) => list.children)
    .filter((item) => typeof item.checked === 'boolean')
    .map((item) => readItem(item, seen, context));
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
