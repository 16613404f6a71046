import type { ReactNode } from 'react';
import styles from './ViewPage.module.css';

interface ViewPageProps {
  title: string;
  /** What stands on the page, in a sentence. */
  lead: string;
  children: ReactNode;
}

/** A page of one kind of thing over all runbooks. */
export function ViewPage({ title, lead, children }: ViewPageProps) {
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      {children}
    </main>
  );
}
