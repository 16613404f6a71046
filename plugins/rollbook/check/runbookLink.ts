import type { RunbookIndex } from '../model/runbook.ts';

/** Where the link of an alert leads. */
export type RunbookLink =
  /** To a runbook of this site and, where they are written out, to ids in it. */
  | { kind: 'runbook'; runbook: string; ids: readonly string[] }
  /** To a page of this site that is no runbook. */
  | { kind: 'no-runbook'; path: string }
  /** To another site, or to what only the alert's labels decide. */
  | { kind: 'elsewhere' };

/** Stands in for a part that a template fills in: no address has it. */
const UNKNOWN = '\uFFFC';
/** `{{ $labels.x }}`, of Prometheus. */
const TEMPLATED = /\{\{[^{}]{0,200}\}\}/g;
const LONGEST = 4096;
const ELSEWHERE: RunbookLink = { kind: 'elsewhere' };

/**
 * Reads the `runbook_url` or `runbook` of an alert: an address, a path of the site, or `id#place`.
 * A query is ignored, but for the run page, which it says the runbook of. The address of a runbook
 * is its permalink in the index, else `/runbooks/<id>` below `siteUrl`. Never throws.
 */
export function readRunbookLink(
  written: string,
  siteUrl: string | undefined,
  index: RunbookIndex,
): RunbookLink {
  if (written.length > LONGEST) return { kind: 'no-runbook', path: written };
  const text = written.replace(TEMPLATED, UNKNOWN);
  const short = /^([a-z0-9][a-z0-9-]*)(?:#([^\s]*))?$/.exec(text);
  if (short) return runbookLink(short[1] ?? '', [short[2]]);
  const site = parseUrl(siteUrl ?? '');
  const url =
    text.startsWith('/') && !text.startsWith('//')
      ? parseUrl(text, site?.origin ?? 'http://localhost')
      : parseUrl(text);
  if (!url) return ELSEWHERE;
  const isOurs = text.startsWith('/') || (site !== undefined && url.host === site.host);
  if (!isOurs || url.host.includes(encodeURIComponent(UNKNOWN))) return ELSEWHERE;
  const path = trim(decode(url.pathname));
  if (path.includes(UNKNOWN)) return ELSEWHERE;
  const anchor = decode(url.hash.slice(1));
  const known = index.runbooks.find(
    ({ permalink }) => permalink !== undefined && trim(permalink) === path,
  );
  if (known) return runbookLink(known.id, [anchor]);
  const base = trim(site?.pathname ?? '');
  const inside = base && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const [, folder, name = ''] = /^\/(runbooks|print|offline)\/([^/]+)$/.exec(inside) ?? [];
  if (folder)
    return runbookLink(folder === 'offline' ? name.replace(/\.html$/, '') : name, [anchor]);
  if (inside === '/run') {
    const runbook = url.searchParams.get('runbook') ?? '';
    if (runbook === '') return { kind: 'no-runbook', path: written };
    return runbookLink(runbook, [url.searchParams.get('procedure') ?? undefined]);
  }
  return { kind: 'no-runbook', path: inside || '/' };
}

function runbookLink(runbook: string, ids: readonly (string | undefined)[]): RunbookLink {
  if (runbook.includes(UNKNOWN)) return ELSEWHERE;
  const written = ids.filter((id): id is string => Boolean(id) && !id?.includes(UNKNOWN));
  return { kind: 'runbook', runbook, ids: written };
}

function parseUrl(text: string, base?: string): URL | undefined {
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function trim(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
