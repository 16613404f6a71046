import { type ComponentType, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { keepSetting, readSetting } from '../run/settings.ts';
import { Button } from '../status/Button.tsx';
import { focusTarget } from './focusTarget.ts';
import { opensSearch } from './opensSearch.ts';
import { ResultList } from './ResultList.tsx';
import styles from './SiteSearch.module.css';
import { useSearch } from './useSearch.ts';

export interface LinkProps {
  to: string;
  className?: string;
  children: React.ReactNode;
  onClick?: (event: React.MouseEvent) => void;
}

interface SiteSearchProps {
  /** The base of the site; it ends with a slash. */
  base: string;
  /** A link that goes to another page without loading it anew. */
  link: ComponentType<LinkProps>;
}

/**
 * The search of the whole site: a button, `/` and Ctrl-K open it on every page. The field is there
 * at once, so that no letter that is typed after the key goes to the page behind it.
 */
export function SiteSearch({ base, link }: SiteSearchProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  const { state, results, asked, begin } = useSearch(base, words);

  const open = useRef(() => {});
  open.current = () => {
    begin();
    if (!dialog.current?.open) dialog.current?.showModal();
    field.current?.focus();
    field.current?.select();
  };
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!opensSearch(event, readSetting('keys') !== 'off')) return;
      event.preventDefault();
      open.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  // Enter may come before the results do.
  const [wanted, setWanted] = useState<string>();
  const upToDate = state === 'ready' && asked === words.trim();
  useEffect(() => {
    if (wanted === undefined || wanted !== words || !upToDate) return;
    setWanted(undefined);
    list.current?.querySelector('a')?.click();
  }, [wanted, words, upToDate]);

  return (
    <>
      <Button
        look="quiet"
        className={styles.open}
        aria-keyshortcuts="/ Control+K"
        onClick={() => open.current()}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="6.5" cy="6.5" r="5" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M10.5 10.5 15 15" stroke="currentColor" strokeWidth="2" />
        </svg>
        <span className={styles.word}>Search</span>
        <span aria-hidden="true" className={styles.key}>
          /
        </span>
      </Button>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-label="Search the site"
        data-search=""
        // Whoever closes it has thought better of it.
        onClose={() => setWanted(undefined)}
        onKeyDown={(event) => onDialogKey(event, field.current, list.current)}
        onClick={(event) => {
          if (event.target === dialog.current) dialog.current.close();
        }}
      >
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            setWanted(words);
          }}
        >
          <label htmlFor="rollbook-search">Search runbooks, steps, commands and pages</label>
          <div className={styles.line}>
            <input
              ref={field}
              id="rollbook-search"
              type="search"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <Button onClick={() => dialog.current?.close()}>Close</Button>
          </div>
        </form>
        <p role="status" className={styles.status}>
          {statusOf(state, words.trim(), upToDate ? results.length : undefined)}
        </p>
        {state === 'failed' && <Button onClick={begin}>Try again</Button>}
        <div ref={list} className={styles.results}>
          <ResultList
            results={results}
            link={link}
            onFollow={(url) => {
              dialog.current?.close();
              focusTarget(url);
            }}
          />
        </div>
        <Foot />
      </dialog>
    </>
  );
}

/** The keys that open it, and the switch for those who type by voice. */
function Foot() {
  const [keys, setKeys] = useState(true);
  useEffect(() => setKeys(readSetting('keys') !== 'off'), []);
  return (
    <p className={styles.foot}>
      <span>
        <kbd>Ctrl K</kbd> or <kbd>/</kbd> opens the search, <kbd>Enter</kbd> the first result,{' '}
        <kbd>↓</kbd> goes on.
      </span>
      <Button
        aria-pressed={keys}
        onClick={() => {
          keepSetting('keys', keys ? 'off' : 'on');
          setKeys(!keys);
        }}
      >
        Single keys are {keys ? 'on' : 'off'}
      </Button>
    </p>
  );
}

function statusOf(state: string, words: string, count: number | undefined): string {
  if (state === 'failed')
    return 'The search could not be fetched. It is part of the built site, and needs the network.';
  if (words === '') return '';
  if (count === undefined) return 'Searching.';
  if (count === 0) return 'Nothing holds these words. Try fewer, or only the beginning of one.';
  return count === 1 ? '1 result' : `${count} results`;
}

/** Up and down go through field and results; Escape closes the dialog and nothing behind it. */
function onDialogKey(
  event: KeyboardEvent,
  field: HTMLInputElement | null,
  list: HTMLElement | null,
): void {
  if (event.key === 'Escape') {
    // A search field would first empty itself, and the run behind it would close its panel.
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.closest('dialog')?.close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !field) return;
  const stops: HTMLElement[] = [field, ...(list?.querySelectorAll('a') ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? undefined : stops[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
