import {
  Children,
  cloneElement,
  createElement,
  isValidElement,
  type PropsWithChildren,
  type ReactElement,
  type ReactNode,
} from 'react';

type Element = ReactElement<PropsWithChildren>;

/**
 * The table with the name of its column on each cell, as `data-column`, and what a cell holds in
 * one `span`: a narrow screen shows the two side by side.
 */
export function nameCells(table: ReactNode): ReactNode {
  const [names = []] = find(table, 'thead')
    .flatMap(rowsOf)
    .map((row) => cellsOf(row).map(textOf));
  return mapElements(table, 'tbody', (body) =>
    mapElements(body, 'tr', (row) => {
      let place = 0;
      return mapElements(row, 'td', (cell) =>
        cloneElement(
          cell,
          { 'data-column': names[place++] } as object,
          createElement('span', null, cell.props.children),
        ),
      );
    }),
  );
}

function find(parent: ReactNode, type: string): Element[] {
  if (!isValidElement<PropsWithChildren>(parent)) return [];
  return Children.toArray(parent.props.children).filter(
    (child): child is Element => isValidElement(child) && child.type === type,
  );
}

const rowsOf = (part: Element) => find(part, 'tr');
const cellsOf = (row: Element) => find(row, 'th');

/** Replaces those children of an element that are of a type. */
function mapElements(parent: ReactNode, type: string, change: (child: Element) => ReactNode) {
  if (!isValidElement<PropsWithChildren>(parent)) return parent;
  return cloneElement(
    parent,
    {},
    Children.map(parent.props.children, (child) =>
      isValidElement<PropsWithChildren>(child) && child.type === type ? change(child) : child,
    ),
  );
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (!isValidElement<PropsWithChildren>(node)) return '';
  return Children.toArray(node.props.children).map(textOf).join('');
}
