import type { Heading, PhrasingContent, RootContent, TableRow } from 'mdast';
import type { Block } from '../language/block.ts';
import type { FactTableProps } from '../theme/props.ts';
import { element } from './jsx.ts';
import type { PageContext } from './pageContext.ts';

/** A table of a runbook, with a place in each row that links may lead to. */
export function factTable(
  block: Block,
  kind: FactTableProps['kind'],
  title: Heading,
  content: RootContent[],
  { reading }: PageContext,
): RootContent {
  for (const table of block.content) {
    if (table.type !== 'table') continue;
    for (const row of table.children as TableRow[]) {
      const model = reading.models.get(row) as { line: number } | undefined;
      const [first] = row.children;
      if (model && first) first.children = [anchor(`${kind}-${model.line}`), ...first.children];
    }
  }
  const head = block.title === '' ? [] : [title];
  return element('FactTable', { kind, id: block.id || undefined }, [...head, ...content]);
}

/**
 * A place that links may lead to. An `a` of the page's own kind and not an id on the row, because
 * only such an element tells Docusaurus's check of anchors that it is there.
 */
function anchor(id: string): PhrasingContent {
  return {
    type: 'emphasis',
    children: [],
    data: { hName: 'a', hProperties: { id } },
  };
}
