import { useEffect } from 'react';
import styles from './PaperWhenPrinted.module.css';

interface PaperWhenPrintedProps {
  /** The base of the site; it ends with a slash. */
  base: string;
  /** The path of the page that is shown. */
  path: string;
}

/**
 * Printing the page of a runbook prints its paper edition, whichever way it is asked for. A browser
 * waits for nothing once it prints, so the edition is fetched beforehand, when the page has rest.
 * Where it did not come, the page itself is printed, with every branch and box.
 */
export function PaperWhenPrinted({ base, path }: PaperWhenPrintedProps) {
  useEffect(() => {
    const id = document
      .querySelector('.theme-doc-markdown [data-runbook]')
      ?.getAttribute('data-runbook');
    if (!id) return;
    let html = '';
    let paper: HTMLElement | undefined;
    const stop = new AbortController();
    const fetchPaper = () =>
      fetch(`${base}print/${id}`, { signal: stop.signal, priority: 'low' }).then(
        async (response) => {
          if (response.ok) html = await response.text();
        },
        () => undefined,
      );
    const rest = window.setTimeout(() => whenIdle(fetchPaper), REST);
    const lay = () => {
      const edition = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
      if (paper || edition?.querySelector('[data-print]')?.getAttribute('data-print') !== id)
        return;
      paper = document.createElement('div');
      paper.className = `markdown ${styles.paper}`;
      paper.append(...[...edition.childNodes].map((node) => document.importNode(node, true)));
      // Before the page, so that its links lead to places on paper.
      document.body.prepend(paper);
    };
    const take = () => {
      paper?.remove();
      paper = undefined;
    };
    window.addEventListener('beforeprint', lay);
    window.addEventListener('afterprint', take);
    return () => {
      stop.abort();
      window.clearTimeout(rest);
      window.removeEventListener('beforeprint', lay);
      window.removeEventListener('afterprint', take);
      take();
    };
  }, [base, path]);
  return null;
}

/** How long a page is read before its paper edition is fetched, in ms. */
const REST = 3_000;

function whenIdle(act: () => void): void {
  // Safari has no such thing.
  if ('requestIdleCallback' in window) window.requestIdleCallback(act);
  else act();
}
