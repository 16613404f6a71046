import { useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import type { SearchData } from '../../model/views.ts';
import { Button } from '../status/Button.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { HitList } from './HitList.tsx';
import styles from './SymptomSearch.module.css';
import { searchIn } from './searchIn.ts';
import { useAddressQuery } from './useAddressQuery.ts';

interface SymptomSearchProps {
  /** Fetches what is searched. It is called when somebody begins to look for something. */
  load: () => Promise<SearchData>;
  triggerCount: number;
  /** The address of the page of all triggers, where the form leads without JavaScript. */
  triggersHref: string;
}

type Loaded = { state: 'none' | 'loading' | 'failed' } | { state: 'ready'; data: SearchData };

/** How many hits are shown before somebody asks for the rest. */
const FIRST_HITS = 20;

/** The first question: what has gone wrong? Type it, and the triggers and procedures come up. */
export function SymptomSearch({ load, triggerCount, triggersHref }: SymptomSearchProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<Loaded>({ state: 'none' });
  const [all, setAll] = useState(false);

  const fetchData = () => {
    if (loaded.state === 'loading' || loaded.state === 'ready') return;
    setLoaded({ state: 'loading' });
    load().then(
      (data) => setLoaded({ state: 'ready', data }),
      () => setLoaded({ state: 'failed' }),
    );
  };
  const [query, setQuery] = useAddressQuery('q', field, fetchData);

  const search = useMemo(
    () => (loaded.state === 'ready' ? searchIn(loaded.data) : undefined),
    [loaded],
  );
  const asked = useDeferredValue(query.trim());
  const found = useMemo(() => (asked === '' ? undefined : search?.(asked)), [search, asked]);
  const hits = found?.hits ?? [];
  const shown = all ? hits : hits.slice(0, FIRST_HITS);

  return (
    <search className={styles.search}>
      <form
        action={triggersHref}
        onSubmit={(event) => {
          event.preventDefault();
          // Enter goes to the first hit, so that Enter again opens it.
          list.current?.querySelector('a')?.focus();
        }}
      >
        <label htmlFor={id}>What do you see?</label>
        <input
          ref={field}
          id={id}
          name="q"
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          defaultValue=""
          onFocus={fetchData}
          onChange={(event) => {
            fetchData();
            setAll(false);
            setQuery(event.target.value);
          }}
        />
      </form>
      <p id={`${id}-hint`} className={styles.hint}>
        An alert, an error, a metric, a component. Or look through{' '}
        <PageLink href={triggersHref}>all {triggerCount} triggers</PageLink>.
      </p>
      <p role="status" className={styles.status}>
        {asked !== '' && <Status loaded={loaded} found={found} />}
      </p>
      {loaded.state === 'failed' && asked !== '' && <Button onClick={fetchData}>Try again</Button>}
      {shown.length > 0 && (
        <div ref={list} className={styles.hits}>
          <HitList hits={shown} />
          {shown.length < hits.length && (
            <Button onClick={() => setAll(true)}>Show all {hits.length}</Button>
          )}
        </div>
      )}
    </search>
  );
}

interface StatusProps {
  loaded: Loaded;
  found: ReturnType<ReturnType<typeof searchIn>> | undefined;
}

function Status({ loaded, found }: StatusProps) {
  if (loaded.state === 'failed')
    return 'The triggers could not be fetched. The runbooks are listed below.';
  if (!found) return 'Fetching the triggers of all runbooks.';
  const { hits, complete } = found;
  if (hits.length === 0)
    return 'No trigger or procedure holds any of these words. The runbooks are listed below.';
  const triggers = hits.filter(({ kind }) => kind === 'trigger').length;
  const counts = [
    several(triggers, 'trigger', 'triggers'),
    several(hits.length - triggers, 'procedure', 'procedures'),
  ].filter((count) => count !== '');
  if (complete) return `${counts.join(' and ')}, the most severe first.`;
  return `Nothing holds all of these words. ${counts.join(' and ')} come nearest.`;
}

function several(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
