import { Children, isValidElement } from 'react';
import type { FactTableProps } from '../props.ts';
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

/** One of the tables of facts, in a region of its own that scrolls where the screen is narrow. */
export function FactTable({ kind, id, children }: FactTableProps) {
  const all = Children.toArray(children);
  const isTable = (child: unknown) => isValidElement(child) && child.type === 'table';
  const first = all.find((child) => isValidElement(child));
  return (
    // Where there is a heading, it carries the id.
    <div data-table={kind} id={isTable(first) ? id : undefined}>
      {all.map((child, place) =>
        isTable(child) ? (
          <ScrollRegion key={place} className={styles.scroll} aria-label={LABELS[kind]}>
            {child}
          </ScrollRegion>
        ) : (
          child
        ),
      )}
    </div>
  );
}
