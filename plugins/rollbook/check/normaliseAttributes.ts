import type { Block } from '../language/block.ts';
import { rowOf } from '../language/directives.ts';
import type { Fix } from '../language/message.ts';
import type { Reading } from '../language/read.ts';

/** A value that a reader of the language takes whole without quotes. */
const PLAIN = /^[^\s"'<=>`}]+$/;

/**
 * The edits that write attributes in one way: `optional` rather than `optional=true`, `budget=5m`
 * rather than `budget = '5m'`. What they say stays the same, and their order too.
 */
export function normaliseAttributes(reading: Reading): Fix[] {
  const starts = lineStarts(reading.source);
  const edits: Fix[] = [];
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      const rows = rowOf(block.name).attributes;
      for (const [name, { start, end }] of block.place.attributes) {
        const from = (starts[start.line - 1] ?? 0) + start.column - 1;
        const to = (starts[end.line - 1] ?? 0) + end.column - 1;
        const written = reading.source.slice(from, to);
        const better = Object.hasOwn(rows, name) && normal(written, name, rows[name]?.type);
        if (better && better !== written) edits.push({ start: from, end: to, text: better });
      }
      visit(block.blocks);
    }
  };
  visit(reading.blocks);
  return edits;
}

function normal(written: string, name: string, type: string | undefined): string | undefined {
  const parts = /^([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))$/.exec(written);
  if (parts?.[1] !== name) return undefined;
  const [, , double, single, plain] = parts;
  const value = double ?? single ?? plain ?? '';
  if (type === 'flag') return value === '' || value === 'true' ? name : undefined;
  if (plain !== undefined) return `${name}=${plain}`;
  // Figures and words of the language need no quotes; text keeps them.
  if (type !== 'text' && type !== 'pattern' && type !== 'condition' && PLAIN.test(value))
    return `${name}=${value}`;
  return value.includes('"') ? undefined : `${name}="${value}"`;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
