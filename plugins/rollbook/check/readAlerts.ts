import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from 'yaml';
import { createMessage } from '../language/message.ts';

/** A file of Prometheus rules. */
export interface AlertFile {
  path: string;
  text: string;
}

/** An alert of a rule file. */
export interface Alert {
  name: string;
  /** The name in its file. */
  place: Position;
  /** What `runbook_url`, else `runbook`, says. */
  runbook: { text: string; place: Position } | undefined;
  /** Whether it is of the kind that always fires, such as `Watchdog`: its severity is `none`. */
  isSilent: boolean;
}

/** How many aliases lead to aliases before a file is taken for an attack. */
const DEEPEST_ALIAS = 8;

/**
 * Finds the alerts of a rule file: plain ones with `groups`, `PrometheusRule` objects, and anything
 * else that has rules with `alert` and `expr` in it. Aliases are followed one by one and never
 * expanded, so a file that multiplies itself takes no longer to read than to write. What is no YAML
 * is a message. Never throws on account of the text.
 */
export function readAlerts({ text }: AlertFile): { alerts: Alert[]; messages: VFileMessage[] } {
  const counter = new LineCounter();
  const range = (node: Node | undefined): Position => {
    const [from = 0, to = 0] = node?.range ?? [];
    const start = counter.linePos(from);
    const end = counter.linePos(to);
    return {
      start: { line: Math.max(1, start.line), column: Math.max(1, start.col), offset: from },
      end: { line: Math.max(1, end.line), column: Math.max(1, end.col), offset: to },
    };
  };
  const alerts: Alert[] = [];
  const messages: VFileMessage[] = [];
  const documents = parseAllDocuments(text, { lineCounter: counter, prettyErrors: false });
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      const at = counter.linePos(error.pos[0]);
      const place = { line: Math.max(1, at.line), column: Math.max(1, at.col) };
      messages.push(
        createMessage('unreadable-file', `Expected rules in YAML, found: ${error.message}`, {
          start: place,
          end: place,
        }),
      );
      continue;
    }
    visit(document, {
      Map: (_, map) => {
        const alert = valueAt(map, 'alert', document);
        if (!isScalar(alert) || valueAt(map, 'expr', document) === undefined) return;
        const annotations = valueAt(map, 'annotations', document);
        const labels = valueAt(map, 'labels', document);
        const link =
          textOf(annotations, 'runbook_url', document) ?? textOf(annotations, 'runbook', document);
        alerts.push({
          name: String(alert.value),
          place: range(alert),
          runbook: link && { text: String(link.value).trim(), place: range(link) },
          isSilent: textOf(labels, 'severity', document)?.value === 'none',
        });
      },
    });
  }
  return { alerts, messages };
}

/** The value of a key of a map, its own or one that it merges with `<<`, aliases followed. */
function valueAt(map: YAMLMap, key: string, document: Document, depth = 0): Node | undefined {
  const own = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  if (own) return followed(own.value, document);
  const merged = map.items.find((pair) => isScalar(pair.key) && pair.key.value === '<<');
  const other = merged && followed(merged.value, document);
  return isMap(other) && depth < DEEPEST_ALIAS
    ? valueAt(other, key, document, depth + 1)
    : undefined;
}

function textOf(map: Node | undefined, key: string, document: Document) {
  const value = isMap(map) ? valueAt(map, key, document) : undefined;
  return isScalar(value) && value.value !== null ? value : undefined;
}

function followed(value: unknown, document: Document): Node | undefined {
  let node = value as Node | null | undefined;
  for (let depth = 0; isAlias(node) && depth < DEEPEST_ALIAS; depth++)
    node = node.resolve(document);
  return isAlias(node) ? undefined : (node ?? undefined);
}
