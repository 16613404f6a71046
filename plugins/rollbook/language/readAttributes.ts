import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { type AttributeValue, readAttribute, SLUG } from './attributes.ts';
import type { Place } from './block.ts';
import type { AttributeKind, DirectiveRow } from './directives.ts';
import type { Report } from './message.ts';
import { didYouMean } from './nearest.ts';
import type { Opening, OpeningAttribute } from './opening.ts';

/**
 * Reads the attributes of a directive by the rows of the table; the id is left to others. One that
 * is unknown, given twice or wrong is reported and left out.
 */
export function readAttributes(
  node: ContainerDirective | LeafDirective,
  rows: DirectiveRow['attributes'],
  opening: Opening | undefined,
  place: Place,
  report: Report,
): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  const seen = new Set<string>();
  for (const { name } of opening?.attributes ?? []) {
    if (seen.has(name))
      report(
        'invalid-attribute',
        `Expected \`${name}\` once, found it twice`,
        place.attributes.get(name) ?? place.opening,
      );
    seen.add(name);
  }
  const lineStart = node.position?.start.offset;
  const fixTo = (text: string, start?: number, end?: number) =>
    lineStart !== undefined && start !== undefined && end !== undefined
      ? { fix: [{ start: lineStart + start, end: lineStart + end, text }] }
      : {};
  const afterColon = new Set<string>();
  for (const [name, raw] of Object.entries(node.attributes ?? {})) {
    if (name === 'id') continue;
    const range = place.attributes.get(name) ?? place.opening;
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (!row) {
      const colon = withColon(name, opening, rows);
      if (colon) {
        const written = `${colon.name}=${colon.value.name}`;
        const end = place.attributes.get(colon.value.name)?.end ?? range.end;
        report(
          'invalid-attribute',
          `Expected \`${written}\`, found \`${name} ${colon.value.name}\``,
          { start: range.start, end },
          fixTo(written, colon.start, colon.value.end),
        );
        afterColon.add(colon.value.name);
        continue;
      }
      if (afterColon.has(name)) continue;
      const known = Object.keys(rows);
      const instead =
        known.length === 0
          ? `no attributes on \`${node.name}\``
          : `an attribute of \`${node.name}\``;
      const list = raw ? undefined : unquotedList(name, opening, rows);
      report(
        'unknown-attribute',
        `Expected ${instead}, found \`${name}\`${list ? `. For several ids write \`${list}\`` : didYouMean(name, known)}`,
        range,
      );
      continue;
    }
    const own = opening?.attributes.find((attribute) => attribute.name === name);
    // Between straight quotes a curly one is text; without them it was meant to be one of them.
    const isUnquoted = own && raw && own.end - own.start === name.length + 1 + raw.length;
    if (isUnquoted && /^[“”‘’]/.test(raw)) {
      report(
        'invalid-attribute',
        `Expected \`${name}\` to be in straight quotes \`"…"\`, found \`${raw}\``,
        range,
      );
      continue;
    }
    const reading = readAttribute(row, raw ?? '');
    if ('value' in reading) {
      values[name] = reading.value;
      continue;
    }
    const bare = withoutHash(row, raw ?? '');
    if (bare !== undefined) {
      const value = /[\s,]/.test(bare) ? `"${bare}"` : bare;
      report(
        'invalid-attribute',
        `Expected \`${name}=${value}\`, without \`#\`, found \`${raw}\``,
        range,
        fixTo(`${name}=${value}`, own?.start, own?.end),
      );
      continue;
    }
    const words = row.type === 'enum' ? row.values : [];
    const word = words.find((known) => known === raw?.trim().toLowerCase());
    report(
      'invalid-attribute',
      `Expected \`${name}\` to be ${reading.expected}, found ${raw ? `\`${raw}\`` : 'no value'}${raw ? didYouMean(raw, words) : ''}`,
      range,
      word === undefined ? {} : fixTo(`${name}=${word}`, own?.start, own?.end),
    );
  }
  return values;
}

/** The ids of a value in which `#` stands before one, as where an id is given; else undefined. */
function withoutHash(row: AttributeKind, raw: string): string | undefined {
  if (row.type !== 'reference' && row.type !== 'ids') return undefined;
  const bare = raw.trim().replace(/(^|[\s,])#/g, '$1');
  return bare !== raw.trim() && 'value' in readAttribute(row, bare) ? bare : undefined;
}

/** The attribute that was meant by `effect: mutate`, and the word that is its value; else undefined. */
function withColon(
  written: string,
  opening: Opening | undefined,
  rows: DirectiveRow['attributes'],
): { name: string; start: number; value: OpeningAttribute } | undefined {
  const name = written.slice(0, -1);
  if (!written.endsWith(':') || !Object.hasOwn(rows, name)) return undefined;
  const attributes = opening?.attributes ?? [];
  const index = attributes.findIndex((attribute) => attribute.name === written);
  const [own, value] = attributes.slice(index, index + 2);
  if (!own || !value || own.value !== undefined || value.value !== undefined) return undefined;
  return { name, start: own.start, value };
}

/** The attribute in quotes, where words that follow a list of ids without a value belong to it. */
function unquotedList(
  name: string,
  opening: Opening | undefined,
  rows: DirectiveRow['attributes'],
): string | undefined {
  const attributes = opening?.attributes ?? [];
  const index = attributes.findIndex((attribute) => attribute.name === name);
  const isBare = (attribute: OpeningAttribute | undefined) =>
    attribute !== undefined &&
    attribute.value === undefined &&
    !Object.hasOwn(rows, attribute.name) &&
    SLUG.test(attribute.name);
  if (!isBare(attributes[index])) return undefined;
  let first = index;
  while (isBare(attributes[first - 1])) first -= 1;
  const list = attributes[first - 1];
  if (!list?.value || !Object.hasOwn(rows, list.name) || rows[list.name]?.type !== 'ids')
    return undefined;
  let last = index;
  while (isBare(attributes[last + 1])) last += 1;
  const words = attributes.slice(first, last + 1).map((attribute) => attribute.name);
  return `${list.name}="${[list.value, ...words].join(' ')}"`;
}
