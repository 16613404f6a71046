import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** One line of facts: what it is called, and what it is. */
export type Fact = [name: string, value: ReactNode];

/**
 * Facts as a description list, those without a value left out. A name that is empty is not shown:
 * its value speaks for itself.
 */
export function Facts({ facts }: { facts: Fact[] }) {
  const given = facts.filter(([, value]) => value !== undefined && value !== false && value !== '');
  if (given.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {given.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
