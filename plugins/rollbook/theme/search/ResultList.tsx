import type { ComponentType } from 'react';
import type { SearchResult } from './engine.ts';
import styles from './SiteSearch.module.css';
import type { LinkProps } from './SiteSearch.tsx';

interface ResultListProps {
  results: readonly SearchResult[];
  link: ComponentType<LinkProps>;
  /** Somebody follows a link in this tab. */
  onFollow: (url: string) => void;
}

/** What was found: each says what it is, where it stands, and shows the words in their text. */
export function ResultList({ results, link: Link, onFollow }: ResultListProps) {
  if (results.length === 0) return null;
  return (
    <ol>
      {results.map(({ url, kind, title, within, excerpt }) => (
        <li key={`${kind} ${url} ${title}`} data-kind={kind}>
          <Link
            to={url}
            className={styles.link}
            onClick={(event) => {
              if (!(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey))
                onFollow(url);
            }}
          >
            <span className={styles.kind}>{kind}</span>{' '}
            {kind === 'Command' ? <code>{title}</code> : <span>{title}</span>}
          </Link>
          {within && <p className={styles.within}>{within}</p>}
          {excerpt.join('') !== title && (
            <p className={styles.excerpt}>
              {excerpt.map((piece, i) =>
                i % 2 === 1 ? <mark key={i}>{piece}</mark> : <span key={i}>{piece}</span>,
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
