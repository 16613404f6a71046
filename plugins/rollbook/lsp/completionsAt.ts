import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { expectedValue } from '../language/attributes.ts';
import {
  type AttributeRow,
  DIRECTIVE_NAMES,
  isDirectiveName,
  rowOf,
} from '../language/directives.ts';
import type { Runbook } from '../model/runbook.ts';
import { RUN_FIELDS } from '../model/vocabulary.ts';
import { type Target, targetsIn } from './targetsIn.ts';

/** What is known of the plans while one of them is being written. */
export interface Known {
  /** This plan, as it was when it could last be read. */
  runbook: Runbook | undefined;
  others: readonly Runbook[];
}

const NAME = /^[\t ]*(:{2,})([A-Za-z-]*)$/;
const IN_BRACES = /^[\t ]*:{2,}([A-Za-z-]+)(?:\[.*\])?\{([^}]*)$/;
const VALUE = /(?:^|\s)([a-z-]+)\s*=\s*(?:"[^"]*|'[^']*|[^\s"'=]*)$/;
const VARIABLE = /\{\{[a-z0-9_.]*$/;

/** Which sorts of nodes an attribute can refer to, by directive and attribute. */
const REFERS_TO: Record<string, readonly Target['sort'][]> = {
  'answer to': ['question', 'outcome', 'procedure'],
  'outcome to': ['procedure'],
  'trigger to': ['procedure'],
  'decision start': ['question'],
  'procedure alternative-to': ['procedure'],
  'step on-fail': ['procedure', 'step'],
  'step needs': ['step'],
};

/** What can be written after `before`, the part of the line that lies before the cursor. */
export function completionsAt(before: string, known: Known): CompletionItem[] {
  if (VARIABLE.test(before)) return variables(known);
  const name = NAME.exec(before);
  if (name) return directives(name[1] ?? '::');
  const braces = IN_BRACES.exec(before);
  const directive = braces?.[1];
  if (!directive || !isDirectiveName(directive)) return [];
  const { attributes } = rowOf(directive);
  const written = braces?.[2] ?? '';
  const value = VALUE.exec(written)?.[1];
  if (value !== undefined)
    return Object.hasOwn(attributes, value)
      ? values(attributes[value], REFERS_TO[`${directive} ${value}`] ?? [], known)
      : [];
  // Inside a quoted text nothing begins.
  if ((written.match(/"/g)?.length ?? 0) % 2 === 1) return [];
  const there = new Set(Array.from(written.matchAll(/(?:^|\s)([a-z-]+)/g), (match) => match[1]));
  const typed = /([a-z-]*)$/.exec(written)?.[1];
  return Object.entries(attributes)
    .filter(([attribute]) => attribute === typed || !there.has(attribute))
    .map(([attribute, row]) => ({
      label: attribute,
      kind: CompletionItemKind.Property,
      detail: describe(row),
      documentation: row.about,
      insertText: row.type === 'flag' ? attribute : `${attribute}=`,
    }));
}

function directives(colons: string): CompletionItem[] {
  const form = colons.length === 2 ? 'leaf' : 'container';
  return DIRECTIVE_NAMES.filter((name) => rowOf(name).form.includes(form)).map((name) => ({
    label: name,
    kind: CompletionItemKind.Keyword,
    detail: `in ${rowOf(name).parents.join(', ')}`,
    documentation: rowOf(name).about,
  }));
}

function values(
  row: AttributeRow | undefined,
  sorts: readonly Target['sort'][],
  known: Known,
): CompletionItem[] {
  if (row?.type === 'enum')
    return row.values.map((value) => ({
      label: value,
      kind: CompletionItemKind.EnumMember,
      ...(value === row.default && { detail: 'default' }),
    }));
  if (row?.type !== 'reference' && row?.type !== 'ids') return [];
  const here = known.runbook ? targetsIn(known.runbook) : [];
  const elsewhere = row.type === 'ids' ? [] : known.others;
  return [
    ...here.map((target) => ({ target, label: target.id })),
    ...elsewhere.flatMap((runbook) =>
      targetsIn(runbook)
        .filter(({ sort }) => sort === 'procedure')
        .map((target) => ({ target, label: `${runbook.id}#${target.id}` })),
    ),
  ]
    .filter(({ target }) => sorts.includes(target.sort))
    .map(({ target, label }) => ({
      label,
      kind: CompletionItemKind.Reference,
      detail: target.sort,
      documentation: target.title,
    }));
}

function variables({ runbook }: Known): CompletionItem[] {
  return [
    ...(runbook?.variables ?? []).map((variable) => ({
      label: variable.name,
      kind: CompletionItemKind.Variable,
      detail: variable.type,
      documentation: variable.label,
    })),
    ...RUN_FIELDS.map((field) => ({
      label: `run.${field}`,
      kind: CompletionItemKind.Field,
      detail: 'in templates',
    })),
  ];
}

/** The type of an attribute's value and its default, in a few words. */
export function describe(row: AttributeRow): string {
  return `${expectedValue(row)}${row.default ? ` (default \`${row.default}\`)` : ''}`;
}
