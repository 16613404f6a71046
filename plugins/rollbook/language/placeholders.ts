import type { Placeholder } from '../model/runbook.ts';
import { SAFE_CONTEXTS } from '../model/safeContexts.ts';
import { shellContexts } from './shellContext.ts';

export { SAFE_CONTEXTS };

/** `{{name}}` without spaces. `${{ … }}` and `${{name}}` belong to other tools. */
const PLACEHOLDER = /(?<!\$)\{\{((?:run\.)?[a-z][a-z0-9_]*)\}\}/g;

/** What looks like one and is none: with spaces, capitals or hyphens. */
const NEAR_PLACEHOLDER = /(?<!\$)\{\{([ \t]{0,20}[A-Za-z][A-Za-z0-9_.-]{0,80}[ \t]{0,20})\}\}/g;

/** A range of a text in which a variable is meant. */
interface Meant {
  variable: string;
  start: number;
  end: number;
}

const SHELLS = new Set('bash sh shell shellscript zsh dash ash ksh mksh'.split(' '));

/**
 * Shells whose quoting is another one, and sessions with a prompt before each command: a value of
 * ours would not stay one word there.
 */
const FOREIGN_SHELLS = new Set(
  'fish csh tcsh nu nushell elvish xonsh powershell pwsh ps1 bat batch cmd dos console shell-session shellsession sh-session'.split(
    ' ',
  ),
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

/**
 * Finds what was meant for a placeholder and is written otherwise, such as `{{ name }}`. Asks
 * `known` for the name as it should be written; what that denies is another tool's.
 */
export function findNearPlaceholders(text: string, known: (name: string) => boolean): Meant[] {
  const found: Meant[] = [];
  for (const match of text.matchAll(NEAR_PLACEHOLDER)) {
    const [written, inner = ''] = match;
    const variable = inner.trim().toLowerCase().replaceAll('-', '_');
    if (variable !== inner && known(variable))
      found.push({ variable, start: match.index, end: match.index + written.length });
  }
  return found;
}

/** For each range, in their order, whether a placeholder in its place is one that can be filled in. */
export function safelyFilled(
  text: string,
  lang: string | undefined,
  ranges: readonly Meant[],
): boolean[] {
  if (ranges.length === 0) return [];
  const starts: number[] = [];
  let filled = '';
  let at = 0;
  for (const { variable, start, end } of ranges) {
    filled += text.slice(at, start);
    starts.push(filled.length);
    filled += `{{${variable}}}`;
    at = end;
  }
  const contexts = new Map(
    findPlaceholders(filled + text.slice(at), lang, () => true).map(({ start, context }) => [
      start,
      context,
    ]),
  );
  return starts.map((start) => SAFE_CONTEXTS.has(contexts.get(start) ?? 'nested-shell'));
}
