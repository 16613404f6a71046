import type { Paragraph, PhrasingContent } from 'mdast';
import { type Lines, lineAt, positionAt } from './parseLines.ts';
import { parsePhrasing } from './parsePhrasing.ts';

/** A line that opens a directive, read. */
export interface DirectiveLine {
  colons: number;
  name: string;
  attributes: Record<string, string>;
  /** The label with its brackets, where there is one. */
  label: Paragraph | undefined;
}

const OPENING =
  /^(:{2,})([A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)(?:\[([^[\]\\{}<]*)\])?(?:\{(.*)\})?$/;
const ATTRIBUTE =
  / *(?:#([A-Za-z0-9-]+)|([A-Za-z][A-Za-z0-9-]*)(?:=(?:"([^"&]*)"|'([^'&]*)'|([^ "'<>=`{}&\\]+)))?)(?= |$)/y;

/** Reads a line that opens a directive; undefined where it is not written plainly. */
export function readDirectiveLine(lines: Lines, line: number): DirectiveLine | undefined {
  const written = OPENING.exec(lineAt(lines, line));
  if (!written) return undefined;
  const [, colons = '', name = '', label, braces] = written;
  const attributes = readAttributes(braces ?? '');
  if (!attributes) return undefined;
  let paragraph: Paragraph | undefined;
  if (label !== undefined) {
    const start = (lines.starts[line] ?? 0) + colons.length + name.length;
    const end = start + label.length + 2;
    const children: PhrasingContent[] | undefined =
      label === '' ? [] : parsePhrasing(lines, line, start + 1, end - 1);
    if (!children) return undefined;
    const position = positionAt(lines, line, start, end);
    paragraph = { type: 'paragraph', data: { directiveLabel: true }, children, position };
  }
  return { colons: colons.length, name, attributes, label: paragraph };
}

function readAttributes(written: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  let at = 0;
  while (at < written.length) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(written);
    if (!found) return written.slice(at).trim() === '' ? attributes : undefined;
    const [, id, key, double, single, bare] = found;
    const name = id === undefined ? (key ?? '') : 'id';
    // What happens to a name that comes twice, and to classes, is for the full parser to say.
    if (name === 'class' || key === 'id' || Object.hasOwn(attributes, name)) return undefined;
    if (name === '__proto__') return undefined;
    attributes[name] = id ?? double ?? single ?? bare ?? '';
    at = ATTRIBUTE.lastIndex;
  }
  return attributes;
}
