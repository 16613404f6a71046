import { isDirectiveName, rowOf } from '../language/directives.ts';
import { readOpening } from '../language/opening.ts';
import type { Runbook } from '../model/runbook.ts';
import { describe } from './completionsAt.ts';

/** A text in Markdown about what stands at a place of a line, and from where to where it stands. */
export interface Explained {
  markdown: string;
  start: number;
  end: number;
}

/** Explains the directive, the attribute or the variable at `character`, an offset in `line`. */
export function hoverAt(
  line: string,
  character: number,
  runbook: Runbook | undefined,
): Explained | undefined {
  const isOn = ({ start, end }: { start: number; end: number }) =>
    start <= character && character < end;
  for (const match of line.matchAll(/\{\{([a-z][a-z0-9_]*)\}\}/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const variable = runbook?.variables.find(({ name }) => name === match[1]);
    if (isOn(span) && variable)
      return { markdown: `**${variable.label}** (${variable.type})`, ...span };
  }

  const opening = readOpening(line);
  const name = opening?.name.text ?? '';
  if (!opening || !isDirectiveName(name)) return undefined;
  const row = rowOf(name);
  const head = { start: opening.colons.start, end: opening.name.end };
  if (isOn(head)) {
    const attributes = Object.entries(row.attributes).map(
      ([attribute, { about }]) => `- \`${attribute}\`: ${about}`,
    );
    const markdown = [
      `**${name}**: ${row.about}`,
      `Stands in: ${row.parents.join(', ')}.${row.labelIs ? ` Its label is ${row.labelIs}.` : ''}`,
      ...(row.columns ? [`Columns: ${row.columns.join(', ')}.`] : []),
      ...(attributes.length > 0 ? [attributes.join('\n')] : []),
    ].join('\n\n');
    return { markdown, ...head };
  }
  const attribute = opening.attributes.find(isOn);
  const found =
    attribute && Object.hasOwn(row.attributes, attribute.name)
      ? row.attributes[attribute.name]
      : undefined;
  if (!attribute || !found) return undefined;
  const { start, end } = attribute;
  return {
    markdown: `**${attribute.name}**: ${found.about}\n\nExpects ${describe(found)}.`,
    start,
    end,
  };
}
