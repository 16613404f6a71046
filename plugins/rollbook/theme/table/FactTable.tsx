import clsx from 'clsx';
import { Children, isValidElement } from 'react';
import type { FactTableProps } from '../props.ts';
import { nameCells } from './nameCells.ts';
import { ScrollRegion } from './ScrollRegion.tsx';
import styles from './Table.module.css';

const LABELS: Record<FactTableProps['kind'], string> = {
  flags: 'Feature flags',
  timeline: 'Timeline',
  authority: 'Who may decide',
  contacts: 'Contacts',
  targets: 'Targets',
  drills: 'Drills',
  history: 'History',
};

/** One of the tables of facts. Where there is no room for columns a row is a block of its own. */
export function FactTable({ kind, id, children }: FactTableProps) {
  const all = Children.toArray(children);
  const isTable = (child: unknown) => isValidElement(child) && child.type === 'table';
  const first = all.find((child) => isValidElement(child));
  return (
    // Where there is a heading, it carries the id.
    <div data-table={kind} id={isTable(first) ? id : undefined}>
      {all.map((child, place) =>
        isTable(child) ? (
          <ScrollRegion
            key={place}
            className={clsx(styles.scroll, styles.facts)}
            aria-label={LABELS[kind]}
          >
            {nameCells(child)}
          </ScrollRegion>
        ) : (
          child
        ),
      )}
    </div>
  );
}
