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
  return (
    <ScrollRegion id={id} className={styles.scroll} data-table={kind} aria-label={LABELS[kind]}>
      {children}
    </ScrollRegion>
  );
}
