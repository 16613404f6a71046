import { createHash } from 'node:crypto';

/**
 * What the pages may do, by directive of the Content Security Policy (W3C, CSP level 3). Scripts
 * are the site's own files and the inline ones that the build itself wrote, known by their hash; the
 * search is WebAssembly, which is compiled but no `eval` of text.
 * Styles may stand in the page: components size their drawings with them.
 */
const POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
} as const;

/** The policy as a header or a meta tag says it, with the hashes of the inline scripts. */
export function contentSecurityPolicy(hashes: readonly string[]): string {
  return Object.entries(POLICY)
    .map(([name, sources]) => [name, ...sources, ...(name === 'script-src' ? hashes : [])])
    .map((words) => words.join(' '))
    .join('; ');
}

/** The sources `'sha256-…'` of the scripts that stand in a page, each once, sorted. */
export function hashScripts(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script>/gi,
  )) {
    if (/\ssrc\s*=/i.test(attributes) || /\stype\s*=\s*["']?application\//i.test(attributes))
      continue;
    hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  return [...hashes].sort();
}

const OWN_POLICY = /<meta http-equiv="?content-security-policy"? content="/i;

/**
 * The page with its policy, before the first script. A page that has one already stays as it is.
 * Throws where a page has no `head` to put it into: it would be without one.
 */
export function withPolicy(html: string): string {
  if (OWN_POLICY.test(html)) return html;
  const policy = contentSecurityPolicy(hashScripts(html));
  // The encoding has to be said within the first kilobyte, so it goes first.
  const safe = html.replace(
    /<head(?=[\s>])[^>]*>(?:\s*<meta charset=[^>]*>)?/i,
    (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
  if (safe === html) throw new Error('Expected a page with a `<head>`, found none');
  return safe;
}
