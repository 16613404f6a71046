import type { Fix } from '../language/message.ts';

/** A text with some changes made to it, and how many there were. */
export interface FixedText {
  text: string;
  count: number;
}

/**
 * Makes changes to a text. Each change is one or more edits that go together; one that touches what
 * an earlier one has changed is left for another time. Offsets are in UTF-16 units of `text`.
 */
export function applyFixes(text: string, changes: readonly (readonly Fix[])[]): FixedText {
  const accepted: Fix[] = [];
  let count = 0;
  for (const edits of changes) {
    const isFree = edits.every(
      (edit, index) =>
        edit.start >= 0 &&
        edit.start <= edit.end &&
        edit.end <= text.length &&
        ![...accepted, ...edits.slice(0, index)].some((other) => touches(edit, other)),
    );
    if (!isFree || edits.length === 0) continue;
    accepted.push(...edits);
    count += 1;
  }
  let result = '';
  let at = 0;
  for (const { start, end, text: written } of accepted.sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + written;
    at = end;
  }
  return { text: result + text.slice(at), count };
}

function touches(one: Fix, other: Fix): boolean {
  return one.start <= other.end && other.start <= one.end;
}
