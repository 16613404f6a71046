import { PageLink } from '../status/PageLink.tsx';
import styles from './RunLink.module.css';

interface RunLinkProps {
  runbook: string;
  procedure: string;
}

/** Leads to run mode. All of it that a page of a runbook carries. */
export function RunLink({ runbook, procedure }: RunLinkProps) {
  return (
    <p className={styles.run}>
      <PageLink href={`/run?runbook=${runbook}&procedure=${procedure}`}>
        Run this procedure
      </PageLink>
    </p>
  );
}
