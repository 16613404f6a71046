import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Point } from 'unist';
import { VFileMessage } from 'vfile-message';
import { ADMONITIONS } from './directives.ts';
import { explainSyntax } from './explainSyntax.ts';
import { findDepth } from './findDepth.ts';
import type { Report } from './message.ts';
import { type ParseText, parsePlain } from './parsePlain.ts';

/** The same syntax as the page's: what Docusaurus's MDX loader sets up, without its transforms. */
const processor = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .use(remarkGfm)
  .freeze();

/**
 * Parses an MDX document as the page does. Throws a `VFileMessage` where MDX refuses it. Every
 * quicker way has to give the same tree.
 */
export function parseFully(text: string): Root {
  try {
    return processor.parse(text);
  } catch (error) {
    if (error instanceof VFileMessage || error instanceof RangeError) throw error;
    // The parser's own assertions: a tag that is left open in an underlined heading, for one.
    throw new VFileMessage('a place where the parser gives up, mostly a tag that is not closed');
  }
}

/** How many syntax errors of one file are looked for. The next one waits for the next check. */
const MOST_ERRORS = 20;

/** How many characters are parsed for the errors of one file, since each one starts anew. */
const MOST_PARSED = 150_000;

const TITLED_ADMONITION = new RegExp(
  `^((?:> ?)*[ \\t]*:{3,}(?:${ADMONITIONS.join('|')})) +(.*?)[ \\t]*(\\r?)$`,
  'gm',
);

/**
 * Parses an MDX document. What MDX refuses is reported and then read as plain text, so that the
 * rest of the file is still checked; every line and column stays where it was.
 * Returns undefined where the document cannot be read at all.
 */
export function parse(text: string, report: Report): Root | undefined {
  const tooDeep = findDepth(text);
  if (tooDeep) {
    report('mdx-syntax', tooDeep.reason, tooDeep.place);
    return undefined;
  }
  let source = text.replace(TITLED_ADMONITION, '$1[$2]$3');
  const readable = source;
  const plain = parseQuickly(source, parseFully);
  if (plain) return plain;
  const most = Math.min(MOST_ERRORS, Math.floor(MOST_PARSED / Math.max(1, text.length)));
  for (let errors = 0; errors <= most; errors++) {
    try {
      return parseFully(source);
    } catch (error) {
      if (error instanceof RangeError) {
        const start = { line: 1, column: 1 };
        report('mdx-syntax', 'Expected a document, found one that nests too deep to be read', {
          start,
          end: start,
        });
        return undefined;
      }
      if (!(error instanceof VFileMessage)) throw error;
      const at = offender(error, source);
      if (at === undefined || errors === most) {
        const point = pointAt(source, at ?? 0);
        report('mdx-syntax', `Expected valid MDX, found: ${error.reason}`, {
          start: point,
          end: { ...point, column: point.column + 1 },
        });
        return undefined;
      }
      const { reason, length } = explainSyntax(readable, at);
      const start = pointAt(source, at);
      report('mdx-syntax', reason, {
        start,
        end: { ...start, column: start.column + length },
      });
      source = neutralise(source, at);
    }
  }
  return undefined;
}

/**
 * The quick way for most documents; undefined where it cannot be certain of the tree that `parser`
 * makes. Whatever it stumbles over is for that to say.
 */
export function parseQuickly(source: string, parser: ParseText): Root | undefined {
  try {
    return parsePlain(source, parser);
  } catch (error) {
    if (error instanceof VFileMessage || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where the brace or bracket stands that MDX stumbled over. */
function offender(error: VFileMessage, source: string): number | undefined {
  const named = /\((\d+):(\d+)-\d+:\d+\)/.exec(error.reason);
  const place = error.place && 'start' in error.place ? error.place.start : error.place;
  const line = named ? Number(named[1]) : place?.line;
  const column = named ? Number(named[2]) : place?.column;
  if (line === undefined || column === undefined) return undefined;
  const offset = offsetAt(source, { line, column });
  if (error.reason.includes('import/exports')) return statementAt(source, offset);
  for (let at = Math.min(offset, source.length - 1); at >= 0; at--) {
    if (source[at] === '{') return source[at - 1] === '{' ? at - 1 : at;
    if (source[at] === '<') return at;
  }
  return undefined;
}

/** Where the line begins, at an offset or above, that MDX takes for a module's `import` or `export`. */
function statementAt(source: string, offset: number): number | undefined {
  for (let end = offset; end >= 0; ) {
    const start = source.lastIndexOf('\n', end - 1) + 1;
    if (/^(?:import|export)\b/.test(source.slice(start, start + 7))) return start;
    end = start - 1;
  }
  return undefined;
}

/** Takes the meaning from the character without moving any other; some things whole. */
function neutralise(source: string, at: number): string {
  const whole = /^(?:<!--[\s\S]*?-->|\{\{[^{}\n]*\}\})/.exec(source.slice(at))?.[0];
  const length = whole?.length ?? 1;
  const plain = source.slice(at, at + length).replace(/[^\s]/g, '.');
  return source.slice(0, at) + plain + source.slice(at + length);
}

function pointAt(source: string, offset: number): Point {
  const before = source.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}

function offsetAt(source: string, point: Point): number {
  let offset = 0;
  for (let line = 1; line < point.line; line++) {
    const next = source.indexOf('\n', offset);
    if (next < 0) return source.length;
    offset = next + 1;
  }
  return offset + point.column - 1;
}
