import { type Document, isAlias, isNode, isScalar, type Node, visit } from 'yaml';

/** What is wrong with a key or an alias, and where, as offsets in the YAML. */
export interface WrongKey {
  reason: string;
  start: number;
  end: number;
}

/**
 * Finds the first key of a YAML document that stands twice, is no plain text or reaches into
 * JavaScript's own objects, and the first alias within what it stands for: a value that holds
 * itself cannot be written down by anything behind the reader.
 */
export function findWrongKey(document: Document.Parsed): WrongKey | undefined {
  let found: WrongKey | undefined;
  const stop = (reason: string, node: unknown): symbol => {
    const range = isNode(node) ? node.range : undefined;
    found = { reason, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
    return visit.BREAK;
  };
  const anchored = new Map<string, Node>();
  visit(document, {
    Node(_, node, path) {
      if (isAlias(node)) {
        const target = anchored.get(node.source);
        if (target && path.includes(target))
          return stop(`Expected plain YAML, found \`*${node.source}\` within itself`, node);
      } else if (node.anchor) anchored.set(node.anchor, node);
      return undefined;
    },
    Map(_, map) {
      if (map.anchor) anchored.set(map.anchor, map);
      const keys = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) return stop('Expected plain text as a key, found something else', key);
        const name = String(key.value);
        if (name === '__proto__') return stop('Expected no key `__proto__`, found one', key);
        if (keys.has(name)) return stop('Expected valid YAML, found: Map keys must be unique', key);
        keys.add(name);
      }
      return undefined;
    },
  });
  return found;
}
