import { type Document, isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { Fix } from '../language/message.ts';

/**
 * The edit that declares variables in the front matter of a document (without a byte order mark),
 * and leaves everything else in it as the author wrote it. `lines` of a new entry follow the last
 * one. Gives an empty edit where all are declared already, and undefined where the front matter is
 * not of a form that can be added to.
 */
export function declareVariables(source: string, names: readonly string[]): Fix | undefined {
  const open = /^---[ \t]*(?:yaml)?[ \t]*\r?\n/.exec(source)?.[0];
  if (open === undefined) return undefined;
  const close = /^---[ \t]*\r?$/m.exec(source.slice(open.length));
  if (!close) return undefined;
  const yaml = source.slice(open.length, open.length + close.index);
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return undefined;
  const runbook = document.get('runbook', true);
  if (!isMap(runbook) || runbook.flow) return undefined;
  const variables = runbook.get('variables', true);
  const known = isMap(variables) ? variables : undefined;
  const missing = [...new Set(names)].filter((name) => !known?.has(name));
  if (missing.length === 0) return { start: 0, end: 0, text: '' };

  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const edit = insertion(yaml, runbook, missing, eol);
  if (!edit) return undefined;
  const changed = yaml.slice(0, edit.at) + edit.text + yaml.slice(edit.at);
  if (!addsOnly(document, parseDocument(changed), missing)) return undefined;
  const at = open.length + edit.at;
  return { start: at, end: at, text: edit.text };
}

interface Insertion {
  at: number;
  text: string;
}

function insertion(
  yaml: string,
  runbook: YAMLMap,
  names: readonly string[],
  eol: string,
): Insertion | undefined {
  const variables = runbook.get('variables', true);
  if (isMap(variables) && variables.items.length > 0) {
    const begin = variables.range?.[0];
    if (variables.flow)
      return begin === undefined
        ? undefined
        : { at: begin + 1, text: `${names.map(entryOf).join(', ')}, ` };
    const indent = indentOf(yaml, variables);
    const at = endOf(yaml, variables);
    if (indent === undefined || at === undefined) return undefined;
    return { at, text: names.map((name) => `${indent}${entryOf(name)}${eol}`).join('') };
  }
  const isNew = !runbook.has('variables');
  const indent = indentOf(yaml, runbook);
  const at = endOf(yaml, runbook);
  // An empty `variables:` in the middle would need an insertion there; that is left to the author.
  if (!isNew || indent === undefined || at === undefined) return undefined;
  const lines = names.map((name) => `${indent}  ${entryOf(name)}${eol}`);
  return { at, text: `${indent}variables:${eol}${lines.join('')}` };
}

function entryOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return `${name}: {label: "${words.charAt(0).toUpperCase()}${words.slice(1)}", type: text}`;
}

/** The white space before the first key of a block map. */
function indentOf(yaml: string, map: YAMLMap): string | undefined {
  const key = map.items[0]?.key;
  const start = isScalar(key) ? key.range?.[0] : undefined;
  if (start === undefined) return undefined;
  const indent = yaml.slice(yaml.lastIndexOf('\n', start - 1) + 1, start);
  return /^ +$/.test(indent) ? indent : undefined;
}

/** The beginning of the line after the last value of a block map. */
function endOf(yaml: string, map: YAMLMap): number | undefined {
  const last = map.items.at(-1);
  const value = last?.value as { range?: [number, number, number] } | null | undefined;
  const key = isScalar(last?.key) ? last.key.range : undefined;
  const end = Math.max(value?.range?.[1] ?? 0, key?.[1] ?? 0);
  if (end === 0) return undefined;
  if (yaml[end - 1] === '\n') return end;
  const lineEnd = yaml.indexOf('\n', end);
  return lineEnd < 0 ? undefined : lineEnd + 1;
}

/** Whether one document is the other and these variables, and nothing else. */
function addsOnly(before: Document, after: Document, names: readonly string[]): boolean {
  if (after.errors.length > 0) return false;
  for (const name of names) {
    const path = ['runbook', 'variables', name];
    if (before.hasIn(path) || !after.hasIn([...path, 'type'])) return false;
    after.deleteIn(path);
  }
  if (!before.hasIn(['runbook', 'variables'])) after.deleteIn(['runbook', 'variables']);
  return JSON.stringify(after.toJS(SMALL)) === JSON.stringify(before.toJS(SMALL));
}

const SMALL = { maxAliasCount: 50 };
