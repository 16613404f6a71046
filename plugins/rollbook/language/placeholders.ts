import type { Placeholder } from '../model/runbook.ts';
import { shellContexts } from './shellContext.ts';

export { SAFE_CONTEXTS } from '../model/safeContexts.ts';

/** `{{name}}` without spaces. `${{ … }}` and `${{name}}` belong to other tools. */
const PLACEHOLDER = /(?<!\$)\{\{((?:run\.)?[a-z][a-z0-9_]*)\}\}/g;

const SHELLS = new Set(['bash', 'sh', 'shell', 'zsh', 'dash', 'ash', 'ksh']);

/** Shells whose quoting is another one: a value of ours would not stay one word there. */
const FOREIGN_SHELLS = new Set(
  'fish csh tcsh nu nushell elvish xonsh powershell pwsh ps1 bat batch cmd dos'.split(' '),
);

/** True for the language of a fence that a POSIX-like shell reads. */
export function isShell(lang: string | undefined): boolean {
  return SHELLS.has(lang?.toLowerCase() ?? '');
}

/**
 * Finds the placeholders in a fence. Takes its text, its language, and what says whether a name is
 * a placeholder here; that is asked once for each `{{name}}` or `{{run.name}}`, in the order of the
 * text, and what it denies is left alone. Returns them in order, positions in UTF-16 units, with
 * the place where each stands. Takes time in proportion to the text and never throws.
 */
export function findPlaceholders(
  text: string,
  lang: string | undefined,
  known: (name: string) => boolean,
): Placeholder[] {
  const found: Omit<Placeholder, 'context'>[] = [];
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [written, variable = ''] = match;
    if (known(variable))
      found.push({ variable, start: match.index, end: match.index + written.length });
  }
  if (found.length === 0) return [];
  const shell = isShell(lang);
  const elsewhere = FOREIGN_SHELLS.has(lang?.toLowerCase() ?? '') ? 'nested-shell' : 'plain';
  const contexts = shell ? shellContexts(text, found) : [];
  return found.map((placeholder, i) => ({
    ...placeholder,
    context: shell ? (contexts[i] ?? 'nested-shell') : elsewhere,
  }));
}
