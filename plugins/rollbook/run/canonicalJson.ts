/**
 * Writes a JSON value so that the same value gives the same bytes: keys sorted, two spaces,
 * nothing else. Takes what `JSON.parse` gives; `undefined` in an object is left out.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '');
}

function write(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const items = value.map((item) => inner + write(item, inner));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  // Sorted by code unit, which does not depend on anybody's language.
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${inner}${JSON.stringify(key)}: ${write(field, inner)}`);
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
}
