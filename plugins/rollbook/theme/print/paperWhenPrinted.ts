import styles from './paperWhenPrinted.module.css';

/** How long a page is read before its paper edition is fetched, in ms. */
const REST = 3_000;

/**
 * Printing the page of a runbook prints its paper edition, whichever way it is asked for. A browser
 * waits for nothing once it prints, so the edition is fetched beforehand, when the page has rest.
 * Where it did not come, the page itself is printed, with every branch and box.
 *
 * `base` is that of the site and ends with a slash. Returns what is to be called each time another
 * page is shown.
 */
export function paperWhenPrinted(base: string): () => void {
  let edition: { id: string; html: string } | undefined;
  let stop = new AbortController();
  let rest: number | undefined;
  let paper: HTMLElement | undefined;

  async function fetchEdition(id: string, { signal }: AbortController): Promise<void> {
    try {
      const response = await fetch(`${base}print/${id}`, { signal, priority: 'low' });
      if (response.ok) edition = { id, html: await response.text() };
    } catch {
      // The page itself is printed.
    }
  }

  function lay(): void {
    // What is asked is what stands on the page now, not what it was fetched for.
    if (paper || !edition || edition.id !== shownRunbook()) return;
    const main = new DOMParser().parseFromString(edition.html, 'text/html').querySelector('main');
    if (!main?.querySelector('[data-print]')) return;
    paper = document.createElement('div');
    paper.className = `markdown ${styles.paper}`;
    paper.append(...[...main.childNodes].map((node) => document.importNode(node, true)));
    // Before the page, so that its links lead to places on paper.
    document.body.prepend(paper);
  }

  function take(): void {
    paper?.remove();
    paper = undefined;
  }

  window.addEventListener('beforeprint', lay);
  window.addEventListener('afterprint', take);
  // Not every browser says that it has printed.
  window.matchMedia('print').addEventListener('change', ({ matches }) => {
    if (!matches) take();
  });

  return () => {
    take();
    stop.abort();
    stop = new AbortController();
    window.clearTimeout(rest);
    const id = shownRunbook();
    if (!id || edition?.id === id) return;
    const started = stop;
    rest = window.setTimeout(() => whenIdle(() => fetchEdition(id, started)), REST);
  };
}

/** The runbook whose page is shown. */
function shownRunbook(): string | undefined {
  const page = document.querySelector('.theme-doc-markdown [data-runbook]');
  return page?.getAttribute('data-runbook') ?? undefined;
}

function whenIdle(act: () => void): void {
  // Safari has no such thing.
  if ('requestIdleCallback' in window) window.requestIdleCallback(act);
  else act();
}
