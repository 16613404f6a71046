import type { Position } from 'unist';
import { ADMONITIONS, DIRECTIVE_NAMES, isDirectiveName, rowOf } from './directives.ts';
import type { FrontMatter } from './frontMatter.ts';
import type { Report } from './message.ts';
import { nearest } from './nearest.ts';

/**
 * The directives that make a page a runbook. What stands in another, such as a step, comes after it,
 * and other plugins have a `:::question` or a `:::step` of their own.
 */
const TELLING: readonly string[] = DIRECTIVE_NAMES.filter((name) => {
  const { id, parents } = rowOf(name);
  return id === 'required' && parents.includes('page');
});

/** The keys that stand under `runbook`, and whose company is no accident. */
const ITS_KEYS = ['id', 'status', 'owner'];

/**
 * Reports that a page which is no runbook has the directives of one: whoever misspelt the key or
 * the line that opens the front matter would otherwise be told that all is well. `source` is the
 * whole file.
 */
export function reportMissingRunbook(
  source: string,
  { data, content, rangeOf }: FrontMatter,
  report: Report,
): void {
  const lonely = /^\uFEFF?---[ \t]*(?=\r(?!\n))/.exec(source);
  if (lonely && /[\r\n]runbook[ \t]*:/.test(source)) {
    reportCarriageReturn(lonely[0].length, report);
    return;
  }
  const keys = Object.keys(data);
  const misspelt = keys.find((key) => nearest(key, ['runbook']) && holdsItsKeys(data[key]));
  const isMeant = misspelt !== undefined || holdsItsKeys(data);
  const firstLine = source.split('\n').length - content.split('\n').length;
  const directive = findDirective(content, firstLine, isMeant ? DIRECTIVE_NAMES : TELLING);
  if (!directive) return;
  const opening = keys.length === 0 ? findBrokenOpening(source, directive.place) : undefined;
  if (opening) {
    report(
      'front-matter',
      `Expected \`---\` as the first line of a page with \`${directive.name}\`, found ${opening.found}`,
      opening.place,
    );
    return;
  }
  const like = misspelt ?? keys.find((key) => nearest(key, ['runbook']));
  const found = like === undefined ? 'none' : `\`${like}\`. Did you mean \`runbook\`?`;
  report(
    'front-matter',
    `Expected a \`runbook\` key in the front matter of a page with \`${directive.name}\`, found ${found}`,
    like === undefined ? directive.place : rangeOf([like], 'key'),
  );
}

/** Markdown takes it for the end of a line, and the front matter, git and a shell do not. */
function reportCarriageReturn(at: number, report: Report): void {
  report(
    'hidden-character',
    'Expected a line feed at the end of each line, found U+000D, a carriage return alone. Save the file with the line ends of Unix or Windows',
    { start: { line: 1, column: at + 1 }, end: { line: 1, column: at + 2 } },
  );
}

function holdsItsKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ITS_KEYS.filter((key) => Object.hasOwn(value, key)).length >= 2;
}

/** The first of the directives that stands at the start of a line and is no example or comment. */
function findDirective(
  content: string,
  linesBefore: number,
  names: readonly string[],
): { name: string; place: Position } | undefined {
  let code: string | undefined;
  let comment: string | undefined;
  let admonition: string | undefined;
  for (const [index, written] of content.split('\n').entries()) {
    const line = written.trim();
    if (code !== undefined) {
      if (line.startsWith(code) && line.replaceAll(code[0] ?? '', '') === '') code = undefined;
      continue;
    }
    if (comment !== undefined) {
      if (line.includes(comment)) comment = undefined;
      continue;
    }
    const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line);
    if (fence) {
      code = fence[1] ?? fence[2];
      continue;
    }
    const end = line.startsWith('{/*') ? '*/}' : line.startsWith('<!--') ? '-->' : undefined;
    if (end !== undefined) {
      if (!line.includes(end)) comment = end;
      continue;
    }
    if (admonition !== undefined) {
      if (/^:+$/.test(line) && line.startsWith(admonition)) admonition = undefined;
      continue;
    }
    const [, colons = '', name = '', after] = /^(:{2,})([A-Za-z][\w-]*)([[{]?)/.exec(written) ?? [];
    if (ADMONITIONS.includes(name) && colons.length > 2) admonition = colons;
    const length = colons.length + name.length;
    if (!isDirectiveName(name) || !names.includes(name)) continue;
    if (after === '' && length !== line.length) continue;
    const at = linesBefore + index + 1;
    const place = { start: { line: at, column: 1 }, end: { line: at, column: length + 1 } };
    return { name, place };
  }
  return undefined;
}

/**
 * What stands in place of the `---` on the first line, where the key comes before the directives all
 * the same.
 */
function findBrokenOpening(
  source: string,
  { start }: Position,
): { found: string; place: Position } | undefined {
  const lines = source.split(/\r?\n/).slice(0, start.line - 1);
  const first = lines.find((line) => line.trim() !== '')?.trim() ?? '';
  if (!/^-{2,}$/.test(first) || !lines.some((line) => /^runbook[ \t]*:/.test(line)))
    return undefined;
  const [top = ''] = lines;
  return {
    found: top.trim() === '' ? 'an empty line' : `\`${top.trimEnd()}\``,
    place: { start: { line: 1, column: 1 }, end: { line: 1, column: top.length + 1 } },
  };
}
