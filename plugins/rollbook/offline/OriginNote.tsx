import { now } from '../theme/page/browserStorage.ts';
import { useHydrated } from '../theme/page/useHydrated.ts';
import type { Origin } from './fileData.ts';
import styles from './OfflineApp.module.css';

const DAY_MS = 86_400_000;

/** Says what the file is made of, how old that is, and that it cannot know of anything newer. */
export function OriginNote({ origin }: { origin: Origin }) {
  const { online, commit, committed, changed } = origin;
  const hydrated = useHydrated();
  const age = hydrated && committed ? spellAge(now().getTime() - Date.parse(committed)) : '';
  return (
    <header className={styles.origin} id="top">
      <p>
        <strong>Offline copy.</strong>{' '}
        {commit ? (
          <>
            Made from commit <code>{commit.slice(0, 10)}</code>
            {committed && (
              <>
                {' of '}
                <time dateTime={committed}>{committed.slice(0, 16).replace('T', ' ')} UTC</time>
                {age && <strong data-age="">, {age}</strong>}
              </>
            )}
            {changed && <strong>, with changes that are not in it</strong>}.
          </>
        ) : (
          'Nothing says which commit it was made from.'
        )}{' '}
        It cannot know whether there is a newer one.{' '}
        {online && <a href={online}>The page on the site</a>}
      </p>
      <p className={styles.asleep} id="rollbook-asleep" hidden suppressHydrationWarning>
        This browser cannot unpack what the file needs to be run. It can be read.
      </p>
      <noscript>
        <p>Without JavaScript the runbook can be read, but not ticked off or run.</p>
      </noscript>
    </header>
  );
}

function spellAge(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  if (days < 0) return 'which is in the future by this clock';
  if (days === 0) return 'less than a day ago';
  return days === 1 ? 'a day ago' : `${days} days ago`;
}
