/**
 * The base URL of the site inside a single file. A file has no paths below it, so that an address
 * of the site follows in its query: `?at=run?run=…`.
 */
export const BASE = '?at=';

/** What a query of the file asks for: a path of the site, and the query that belongs to it. */
export function addressIn(query: string): { page: string; search: string } {
  const at = query.startsWith(BASE) ? query.slice(BASE.length) : '';
  const end = at.indexOf('?');
  const page = end < 0 ? at : at.slice(0, end);
  return { page: decode(page), search: end < 0 ? '' : at.slice(end) };
}

/** Nothing where it is no text: a mistyped address shows the plan, not an empty page. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const OTHER = /^runbooks\/([a-z\d]+(?:-[a-z\d]+)*)$/;

/**
 * The id of the other runbook that a page of the site belongs to. Only what an id can be counts as
 * one: the rest of the address is written by whoever sent the link.
 */
export function otherIn(page: string, runbook: string): string | undefined {
  const id = OTHER.exec(page)?.[1];
  return id === runbook ? undefined : id;
}

/**
 * Where a link of the runbook's page leads to from the file: run mode and the paper
 * edition are in it, and the pages of other runbooks are on the site, or nowhere where no site is known.
 */
export function hrefInFile(
  href: string,
  runbook: string,
  online: string | undefined,
): string | undefined {
  // The file is the copy that this leads to.
  if (href.startsWith('pathname:')) return undefined;
  if (/^(?:#|[a-z][a-z\d+.-]*:)/i.test(href)) return href;
  if (href.startsWith('/run?') || href === `/print/${runbook}`) return `${BASE}${href.slice(1)}`;
  if (href === `/runbooks/${runbook}`) return '#top';
  if (href.startsWith(`/runbooks/${runbook}#`)) return href.slice(href.indexOf('#'));
  if (!online) return undefined;
  // The page of a runbook stands two levels below the base URL.
  return href.startsWith('/')
    ? new URL(`..${href}`, online).href
    : new URL(href.replace(/\.mdx?(?=#|$)/, ''), online).href;
}
