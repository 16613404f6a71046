import type { Code, Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import type { Position } from 'unist';
import { SLUG } from './attributes.ts';
import type { Block, Place } from './block.ts';
import { ADMONITIONS, DIRECTIVE_NAMES, isDirectiveName, rowOf } from './directives.ts';
import { explainExpression } from './explainSyntax.ts';
import type { Report } from './message.ts';
import { didYouMean } from './nearest.ts';
import { type Opening, readOpening, type Span } from './opening.ts';
import { readAttributes } from './readAttributes.ts';
import { slugOf } from './slugOf.ts';

/** The directives of a document as a tree, and the fenced blocks that stand in none of them. */
export interface Collected {
  blocks: Block[];
  fences: Code[];
}

/**
 * Finds our directives in a document and holds each against its row in the table: name, place,
 * form, label, id and attributes. Whatever is wrong is reported and the rest is kept.
 */
export function collectBlocks(root: Root, source: string, report: Report): Collected {
  const lines = source.split('\n');
  const top: Collected = { blocks: [], fences: [] };
  const taken = new Set<string>();
  const withoutId: (() => void)[] = [];
  visitChildren(root, top, undefined);
  // Only now is it known which ids are still free.
  for (const report of withoutId) report();
  return top;

  function visitChildren(parent: Parents, into: Collected, holder: Block | undefined): void {
    for (const child of parent.children) visit(child, into, holder);
  }

  function visit(node: Nodes, into: Collected, holder: Block | undefined): void {
    if (node.type === 'code') {
      into.fences.push(node);
    } else if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      if (isDirectiveName(node.name)) {
        const block = readBlock(node, holder);
        into.blocks.push(block);
        visitChildren({ ...node, children: block.label } as Parents, block, block);
        visitChildren({ ...node, children: block.content } as Parents, block, block);
        return;
      }
      if (!ADMONITIONS.includes(node.name)) reportUnknown(node);
      else if (node.type === 'leafDirective') reportLeaf(node);
      visitChildren(node, into, holder);
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (!isHarmless(node.value) && node.position)
        report('mdx-syntax', explainExpression(`{${node.value}}`), node.position);
    } else if ('children' in node) {
      visitChildren(node, into, holder);
    }
  }

  function reportUnknown(node: ContainerDirective | LeafDirective): void {
    const { name } = placeOf(node, openingOf(node));
    report(
      'unknown-directive',
      `Expected a directive of the language or an admonition, found \`${node.name}\`${didYouMean(node.name, [...DIRECTIVE_NAMES, ...ADMONITIONS])}`,
      name,
    );
  }

  /** The site would show it as the text that it is. */
  function reportLeaf(node: LeafDirective): void {
    report(
      'misplaced-directive',
      `Expected \`:::${node.name}\` … \`:::\`, found the leaf form`,
      placeOf(node, openingOf(node)).name,
    );
  }

  function openingOf(node: ContainerDirective | LeafDirective): Opening | undefined {
    const start = node.position?.start;
    if (!start) return undefined;
    return readOpening((lines[start.line - 1] ?? '').slice(start.column - 1).replace(/\r$/, ''));
  }

  function placeOf(node: ContainerDirective | LeafDirective, opening: Opening | undefined): Place {
    const whole = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    const { line, column } = whole.start;
    const rangeOf = (span: Span): Position => ({
      start: { line, column: column + span.start },
      end: { line, column: column + span.end },
    });
    const length = (lines[line - 1] ?? '').trimEnd().length;
    return {
      whole,
      opening: { start: whole.start, end: { line, column: Math.max(column + 1, length + 1) } },
      name: opening ? rangeOf({ start: opening.colons.start, end: opening.name.end }) : whole,
      label: opening?.label && rangeOf(opening.label),
      attributes: new Map(opening?.attributes.map((found) => [found.name, rangeOf(found)])),
    };
  }

  function readBlock(node: ContainerDirective | LeafDirective, holder: Block | undefined): Block {
    const name = node.name as Block['name'];
    const row = rowOf(name);
    const opening = openingOf(node);
    const place = placeOf(node, opening);
    const [label, content] = splitLabel(node);
    const title = textOf({ type: 'paragraph', children: label }).replace(/\s+/g, ' ').trim();

    const form = node.type === 'containerDirective' ? 'container' : 'leaf';
    if (!row.form.includes(form)) {
      const expected = form === 'leaf' ? `\`:::${name}\` … \`:::\`` : `\`::${name}\``;
      report('misplaced-directive', `Expected ${expected}, found the ${form} form`, place.name);
    }
    const parent = holder?.name ?? 'page';
    if (!row.parents.includes(parent)) {
      const wanted = row.parents.map((name) =>
        name === 'page' ? 'the page itself' : `\`${name}\``,
      );
      report(
        'misplaced-directive',
        `Expected \`${name}\` in ${wanted.join(' or ')}, found it in ${holder ? `\`${parent}\`` : 'the page itself'}`,
        place.name,
        holder && { related: [{ message: `\`${parent}\` opens here`, place: holder.place.name }] },
      );
    }
    if (row.label === 'required' && title === '') {
      report(
        'missing-label',
        `Expected \`[…]\` after \`${name}\` with ${row.labelIs ?? 'its title'}, found none`,
        place.opening,
      );
    }
    const attributes = readAttributes(node, row.attributes, opening, place, report);
    const id = readId(node, row.id, title, opening, place);
    return {
      name,
      node,
      id,
      title,
      label,
      attributes: attributes as Block['attributes'],
      place,
      blocks: [],
      fences: [],
      content,
    };
  }

  function readId(
    node: ContainerDirective | LeafDirective,
    need: 'required' | 'optional' | 'none',
    title: string,
    opening: Opening | undefined,
    place: Place,
  ): string {
    const id = node.attributes?.id ?? '';
    const range = place.attributes.get('id') ?? place.opening;
    if (need === 'none') {
      if (id)
        report('unknown-attribute', `Expected no id on \`${node.name}\`, found \`#${id}\``, range);
      return '';
    }
    if (id === '') {
      if (need === 'required') withoutId.push(() => reportMissingId(node, title, opening, place));
      return '';
    }
    taken.add(id);
    if (!SLUG.test(id))
      report(
        'invalid-attribute',
        `Expected an id of lower-case words joined by hyphens, found \`#${id}\``,
        range,
      );
    return id;
  }

  function reportMissingId(
    node: ContainerDirective | LeafDirective,
    title: string,
    opening: Opening | undefined,
    place: Place,
  ): void {
    const slug = freeSlug(slugOf(title) || node.name);
    const lineStart = node.position?.start.offset;
    let fix: { start: number; end: number; text: string }[] | undefined;
    if (opening && lineStart !== undefined) {
      const inBraces = opening.braces && lineStart + opening.braces.start + 1;
      const after = lineStart + (opening.label ?? opening.name).end;
      const more = opening.attributes.length > 0 ? ' ' : '';
      fix =
        inBraces === undefined
          ? [{ start: after, end: after, text: `{#${slug}}` }]
          : [{ start: inBraces, end: inBraces, text: `#${slug}${more}` }];
    }
    report(
      'missing-id',
      `Expected an id such as \`{#${slug}}\` on \`${node.name}\`, found none`,
      place.opening,
      fix && { fix },
    );
  }

  function freeSlug(wanted: string): string {
    let slug = wanted;
    for (let count = 2; taken.has(slug); count++) slug = `${wanted}-${count}`;
    taken.add(slug);
    return slug;
  }
}

function splitLabel(
  node: ContainerDirective | LeafDirective,
): [PhrasingContent[], Block['content']] {
  if (node.type === 'leafDirective') return [node.children, []];
  const first = node.children[0];
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  return isLabel ? [(first as Paragraph).children, node.children.slice(1)] : [[], node.children];
}

/** Comments and plain strings do nothing; anything else in braces runs. */
function isHarmless(expression: string): boolean {
  const text = expression.trim();
  return (
    text === '' ||
    (text.startsWith('/*') && text.endsWith('*/')) ||
    /^(["'`])[^"'`$\\]*\1$/.test(text)
  );
}
