import { type Document, isNode, isScalar, type YAMLParseError } from 'yaml';

/** What is wrong with YAML that cannot be parsed, and where, as offsets in it. */
export interface YamlProblem {
  reason: string;
  start: number;
  end: number;
}

/**
 * Says what the parser found in the words of whoever writes front matter. Where the parser's own
 * words are good enough, they stay.
 */
export function describeYamlError(
  yaml: string,
  document: Document.Parsed,
  error: YAMLParseError,
): YamlProblem {
  const [start, end] = error.pos;
  const lineStart = yaml.lastIndexOf('\n', start - 1) + 1;
  const rest = /.*/.exec(yaml.slice(start))?.[0].trimEnd() ?? '';
  const beginsLine = yaml.slice(lineStart, start).trim() === '';
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && !beginsLine && /:(?: |$)/.test(rest))
    return {
      reason: `Expected quotes around a text that holds \`: \`, found \`${rest}\``,
      start,
      end: start + rest.length,
    };
  const lacksColon =
    error.code === 'MULTILINE_IMPLICIT_KEY' || error.message.startsWith('Implicit map keys');
  if (lacksColon && beginsLine && /^[\w-]+(?: |$)/.test(rest))
    return {
      reason: `Expected a colon and a space after the key, found \`${rest}\``,
      start,
      end: start + rest.length,
    };
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Missing closing')) {
    const quote = startOfLastText(document);
    const mark = quote === undefined ? undefined : yaml[quote];
    if (quote !== undefined && (mark === '"' || mark === "'"))
      return {
        reason: `Expected a second \`${mark}\` at the end of the text, found none`,
        start: quote,
        end: quote + 1,
      };
  }
  return { reason: `Expected valid YAML, found: ${error.message}`, start, end };
}

/** Where the text begins that the parser read last: an unclosed quote swallows what follows. */
function startOfLastText(document: Document.Parsed): number | undefined {
  let node: unknown = document.contents;
  while (isNode(node) && 'items' in node && Array.isArray(node.items)) {
    const last: unknown = node.items.at(-1);
    node = isNode(last) ? last : lastOfPair(last);
  }
  return isScalar(node) ? node.range?.[0] : undefined;
}

function lastOfPair(pair: unknown): unknown {
  const { key, value } = (pair ?? {}) as { key?: unknown; value?: unknown };
  return value ?? key;
}
