import type { Heading, List, ListItem, RootContent } from 'mdast';
import type { Block } from '../language/block.ts';
import type { Checklist, ChecklistItem } from '../model/runbook.ts';
import { element } from './jsx.ts';
import type { PageContext } from './pageContext.ts';

/** The element of a checklist: its heading, and its lists with an element for each item. */
export function checklistElement(
  block: Block,
  title: Heading,
  depth: number,
  context: PageContext,
): RootContent {
  const { reading, runbook } = context;
  const checklist = reading.models.get(block.node) as Checklist;
  const { id, phase, after, mode, role, items } = checklist;
  const props = {
    runbook: runbook.id,
    id,
    title: checklist.title,
    phase,
    after,
    mode,
    role,
    items: idsIn(items),
  };
  const content = (block.content as RootContent[]).flatMap((node) =>
    node.type === 'list'
      ? [taskList(node, depth, context)]
      : context.convert([node], depth, context),
  );
  return element('Checklist', props, [title, ...content]);
}

function idsIn(items: readonly ChecklistItem[]): string[] {
  return items.flatMap((item) => [item.id, ...idsIn(item.items)]);
}

function taskList(list: List, depth: number, context: PageContext): RootContent {
  const children = list.children.map((item) => taskItem(item, depth, context));
  return { ...list, children: children as ListItem[] };
}

function taskItem(item: ListItem, depth: number, context: PageContext): RootContent | ListItem {
  const model = context.reading.models.get(item) as ChecklistItem | undefined;
  if (!model) return item;
  const [first, ...rest] = item.children as RootContent[];
  const text = first?.type === 'paragraph' ? first.children : [];
  const more = rest.flatMap((node) =>
    node.type === 'list'
      ? [taskList(node, depth, context)]
      : context.convert([node], depth, context),
  );
  return element('Item', { id: model.id }, [
    element('ItemText', { id: model.id }, text as unknown as RootContent[]),
    ...more,
  ]);
}
