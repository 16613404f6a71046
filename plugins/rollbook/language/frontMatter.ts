import type { Position } from 'unist';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  parseDocument,
} from 'yaml';
import { findWrongKey } from './findWrongKey.ts';
import type { Report } from './message.ts';
import { describeYamlError } from './yamlProblem.ts';

/** The front matter of a document, read and with the place of each of its values. */
export interface FrontMatter {
  /** The values; empty where there is none or it cannot be read. */
  data: Record<string, unknown>;
  /** The document without the front matter. */
  content: string;
  /** The range of the key or, without `key`, of the value at this path, in the whole file. */
  rangeOf: (path: readonly PropertyKey[], part: 'key' | 'value') => Position;
}

/** How often aliases may be expanded before a document is taken for an attack. */
const MOST_ALIASES = 50;

/** The longest front matter that is read, in characters. */
const LONGEST = 100_000;

/** So many values stand within each other at most: what is made of them calls itself for each. */
const DEEPEST = 200;

const FENCE = /^\uFEFF?---[ \t]*(\S*)[ \t]*\r?\n/;

/**
 * Splits a document into front matter and content and reads the front matter as YAML 1.2, in which
 * a date stays the text that the author wrote. No other front matter language is evaluated: `---js`
 * is reported like anything that cannot be read.
 */
export function readFrontMatter(source: string, report: Report): FrontMatter {
  const firstLine: Position = {
    start: { line: 1, column: 1 },
    end: { line: 1, column: (source.split(/\r?\n/, 1)[0]?.length ?? 0) + 1 },
  };
  const none = (content = source): FrontMatter => ({ data: {}, content, rangeOf: () => firstLine });
  const open = FENCE.exec(source);
  if (!open) return none();
  const language = open[1] ?? '';
  if (language.startsWith('-')) return none();
  const close = /^---[ \t]*\r?$/m;
  const rest = source.slice(open[0].length);
  const end = close.exec(rest);
  if (language !== '' && language !== 'yaml') {
    report('front-matter', `Expected YAML between \`---\` and \`---\`, found \`---${language}\``, {
      start: { line: 1, column: 1 },
      end: { line: 1, column: 4 + language.length },
    });
    return none(end ? rest.slice(end.index + end[0].length) : '');
  }
  if (!end) {
    report(
      'front-matter',
      'Expected a line `---` that ends the front matter, found none',
      firstLine,
    );
    return none('');
  }
  const yaml = rest.slice(0, end.index);
  const content = rest.slice(end.index + end[0].length).replace(/^\r?\n/, '');

  if (yaml.length > LONGEST) {
    report(
      'front-matter',
      `Expected at most ${LONGEST} characters of front matter, found ${yaml.length}`,
      firstLine,
    );
    return none(content);
  }

  const deep = tooDeep(yaml);
  if (deep !== undefined) {
    const line = yaml.slice(0, deep).split('\n').length + 1;
    report(
      'front-matter',
      `Expected values that stand at most ${DEEPEST} deep within each other, found more`,
      {
        start: { line, column: 1 },
        end: { line, column: 2 },
      },
    );
    return none(content);
  }
  const counter = new LineCounter();
  // Whether keys are unique is looked at below: the parser's own way takes the square of their number.
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const firstYamlLine = 1;
  const toRange = (start: number, stop: number): Position => {
    const from = counter.linePos(start);
    const to = counter.linePos(Math.max(start, stop));
    return {
      start: { line: from.line + firstYamlLine, column: from.col },
      end: { line: to.line + firstYamlLine, column: to.col },
    };
  };
  // What follows the first error is mostly brought about by it.
  const [error] = document.errors;
  if (error) {
    const { reason, start, end } = describeYamlError(yaml, document, error);
    report('front-matter', reason, toRange(start, end));
    return none(content);
  }
  const wrong = findWrongKey(document);
  if (wrong) {
    report('front-matter', wrong.reason, toRange(wrong.start, wrong.end));
    return none(content);
  }
  const rangeOf = (path: readonly PropertyKey[], part: 'key' | 'value') =>
    locate(document, path, part, toRange) ?? firstLine;
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    report('front-matter', `Expected plain YAML, found: ${why}`, firstLine);
    return none(content);
  }
  if (data === null || data === undefined) return { data: {}, content, rangeOf };
  if (typeof data !== 'object' || Array.isArray(data)) {
    report(
      'front-matter',
      'Expected `key: value` lines, found something else',
      toRange(0, yaml.length),
    );
    return none(content);
  }
  return { data: { ...data }, content, rangeOf };
}

function locate(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  part: 'key' | 'value',
  toRange: (start: number, stop: number) => Position,
): Position | undefined {
  let node: unknown = document.contents;
  let found: Position | undefined;
  for (const [depth, key] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair || !isScalar(pair.key)) return found;
      const last = depth === path.length - 1;
      const value = pair.value as { range?: [number, number, number] } | null;
      const isEmpty = !value?.range || value.range[0] === value.range[1];
      const range = last && part === 'value' && !isEmpty ? value?.range : pair.key.range;
      if (range) found = toRange(range[0], range[1]);
      node = pair.value;
    } else if (node && typeof node === 'object' && 'items' in node && Array.isArray(node.items)) {
      node = node.items[Number(key)];
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) found = toRange(range[0], range[1]);
    } else {
      return found;
    }
  }
  return found;
}

/** Where values stand too deep within each other, in characters; undefined where they do not. */
function tooDeep(yaml: string): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(yaml)) {
    // What it gives is parsed once more; here it is only asked where it stands.
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > DEEPEST) return parser.offset;
  }
  return undefined;
}
