import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { type AttributeValue, readAttribute } from './attributes.ts';
import type { Place } from './block.ts';
import type { DirectiveRow } from './directives.ts';
import type { Report } from './message.ts';
import { didYouMean } from './nearest.ts';
import type { Opening } from './opening.ts';

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
  for (const [name, raw] of Object.entries(node.attributes ?? {})) {
    if (name === 'id') continue;
    const range = place.attributes.get(name) ?? place.opening;
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (!row) {
      const known = Object.keys(rows);
      const instead =
        known.length === 0
          ? `no attributes on \`${node.name}\``
          : `an attribute of \`${node.name}\``;
      report(
        'unknown-attribute',
        `Expected ${instead}, found \`${name}\`${didYouMean(name, known)}`,
        range,
      );
      continue;
    }
    const reading = readAttribute(row, raw ?? '');
    if ('value' in reading) {
      values[name] = reading.value;
      continue;
    }
    const words = row.type === 'enum' ? row.values : [];
    const word = words.find((known) => known === raw?.trim().toLowerCase());
    const span = opening?.attributes.find((attribute) => attribute.name === name);
    const lineStart = node.position?.start.offset;
    const mendable = word !== undefined && span && lineStart !== undefined;
    report(
      'invalid-attribute',
      `Expected \`${name}\` to be ${reading.expected}, found ${raw ? `\`${raw}\`` : 'no value'}${raw ? didYouMean(raw, words) : ''}`,
      range,
      mendable
        ? {
            fix: [
              {
                start: lineStart + span.start,
                end: lineStart + span.end,
                text: `${name}=${word}`,
              },
            ],
          }
        : {},
    );
  }
  return values;
}
