import type { Nodes, Root } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { parse } from '../language/parse.ts';
import { restoreTextDirectives } from '../language/restoreTextDirectives.ts';
import type { Runbook } from '../model/runbook.ts';
import { nameHeadings } from './nameHeadings.ts';

/** What has records of its own is not found a second time as text of its page. */
const OWN_RECORDS = ['trigger', 'procedure', 'decision', 'checklist', 'template'];

/**
 * A document as the search reads it: its headings with their anchors, and the text below them. It
 * comes from the source, so that the search need not wait for the built pages. A runbook says that
 * it is one, and who answers for it.
 */
export function searchHtml(text: string, title: string, runbook?: Runbook): string {
  const source = text.replace(/^\uFEFF/, '');
  const root = parse(source, silent);
  if (root) restoreTextDirectives(root, source);
  const hasTitle = root?.children.some((node) => node.type === 'heading' && node.depth === 1);
  const parts = [
    hasTitle ? '' : html('h1', title),
    ...(runbook ? [KIND, html('p', factsOf(runbook))] : []),
    ...(root ? partsOf(root, runbook !== undefined) : []),
  ];
  return `<html><body>${parts.join('\n')}</body></html>`;
}

const KIND = '<span data-pagefind-meta="kind:Runbook"></span>';

function factsOf({ id, owner, version, appliesTo }: Runbook): string {
  return [id, owner, version, appliesTo].filter((fact) => fact !== undefined).join(', ');
}

function partsOf(root: Root, isRunbook: boolean): string[] {
  const parts: string[] = [];
  nameHeadings(root);
  visit(root, (node, at, parent) => {
    // Code and comments of MDX are no text.
    if (!parent || at === undefined || !/^mdx\w*(?:Expression|Esm)$/.test(node.type))
      return undefined;
    parent.children.splice(at, 1);
    return at;
  });
  visit(root, (node) => {
    switch (node.type) {
      case 'heading':
        parts.push(html(`h${node.depth}`, textOf(node), node.data?.hProperties?.id));
        return SKIP;
      case 'paragraph':
        // The label of a directive stands above already.
        if (!isLabel(node)) parts.push(html('p', textOf(node)));
        return SKIP;
      case 'tableCell':
      case 'code':
        parts.push(html('p', textOf(node)));
        return SKIP;
      case 'containerDirective':
      case 'leafDirective':
        if (isRunbook && OWN_RECORDS.includes(node.name)) return SKIP;
        if (node.attributes?.id) parts.push(html('h3', labelOf(node), node.attributes.id));
        else parts.push(html('p', labelOf(node)));
        return undefined;
      default:
        return undefined;
    }
  });
  return parts;
}

/** The label of a directive, which is its first paragraph or all that it holds. */
function labelOf(node: ContainerDirective | LeafDirective): string {
  if (node.type === 'leafDirective') return textOf(node);
  return textOf(node.children.filter(isLabel));
}

function isLabel(node: Nodes): boolean {
  return node.data !== undefined && 'directiveLabel' in node.data;
}

function html(tag: string, text: string, id?: unknown): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const anchor = typeof id === 'string' ? ` id="${id.replace(/"/g, '&quot;')}"` : '';
  return text === '' ? '' : `<${tag}${anchor}>${escaped}</${tag}>`;
}

function silent(): void {}
