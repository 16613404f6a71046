import { useEffect, useRef, useState } from 'react';
import { openSearch, type Search, type SearchResult } from './engine.ts';

interface Found {
  /** The words that the results are for. */
  asked: string;
  results: SearchResult[];
}

interface SearchState extends Found {
  state: 'none' | 'loading' | 'ready' | 'failed';
  /** Fetches the search, unless it is there. */
  begin: () => void;
}

/** How long nobody types before the words are looked for, in ms. */
const PAUSE = 120;

const NOTHING: Found = { asked: '', results: [] };

/** Looks for words in the site at `base`, once somebody has begun to. The last words win. */
export function useSearch(base: string, words: string): SearchState {
  const [state, setState] = useState<SearchState['state']>('none');
  const [found, setFound] = useState(NOTHING);
  const search = useRef<Search>(undefined);
  const asked = words.trim();

  const begin = () => {
    if (state === 'loading' || state === 'ready') return;
    setState('loading');
    openSearch(base).then(
      (opened) => {
        search.current = opened;
        setState('ready');
      },
      () => setState('failed'),
    );
  };

  useEffect(() => {
    if (state !== 'ready') return;
    if (asked === '') {
      setFound(NOTHING);
      return;
    }
    let stale = false;
    const timer = setTimeout(() => {
      search.current?.(asked).then(
        (results) => {
          if (!stale) setFound({ asked, results });
        },
        () => {
          if (!stale) setState('failed');
        },
      );
    }, PAUSE);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [state, asked]);

  return { state, ...found, begin };
}
