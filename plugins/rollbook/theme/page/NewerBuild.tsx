import { useEffect, useState } from 'react';
import { Button } from '../status/Button.tsx';
import styles from './NewerBuild.module.css';

/** A page is asked about at most this often, in ms: it may stay open for days. */
const PAUSE = 5 * 60_000;

interface NewerBuildProps {
  /** Where the site says what it was built from: `{"commit": "…"}`. */
  address: string;
  /** What this page was built from. Nothing is asked without it. */
  commit: string | undefined;
}

/**
 * Says that the site was built anew while this page was open. It never reloads by itself: whoever
 * is in the middle of a procedure decides when. A site that cannot be reached says nothing new.
 */
export function NewerBuild({ address, commit }: NewerBuildProps) {
  const [newer, setNewer] = useState<string>();
  const [dismissed, setDismissed] = useState<string>();

  useEffect(() => {
    if (!commit) return;
    let asked = Date.now();
    const ask = async () => {
      if (document.visibilityState !== 'visible' || Date.now() - asked < PAUSE) return;
      asked = Date.now();
      const found = await fetchCommit(address);
      if (found) setNewer(found === commit ? undefined : found);
    };
    const timer = window.setInterval(ask, PAUSE);
    document.addEventListener('visibilitychange', ask);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [address, commit]);

  return (
    <div role="status" className={styles.region}>
      {newer && newer !== dismissed && (
        <div className={styles.notice}>
          <p>
            <strong>There is a newer edition of this site.</strong> This page stays as it is until
            you load it again. A run goes on with the steps it began with.
          </p>
          <Button onClick={() => window.location.reload()}>Load the newer page</Button>
          <Button onClick={() => setDismissed(newer)}>Not now</Button>
        </div>
      )}
    </div>
  );
}

async function fetchCommit(address: string): Promise<string | undefined> {
  try {
    const response = await fetch(address, { cache: 'no-store' });
    const build: unknown = await response.json();
    const commit = build && typeof build === 'object' && 'commit' in build && build.commit;
    return typeof commit === 'string' ? commit : undefined;
  } catch {
    return undefined;
  }
}
