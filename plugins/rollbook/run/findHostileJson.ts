const MAX_DEPTH = 40;

/** Keys that mean something to JavaScript itself, and nothing in a run. */
const HOSTILE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const KEY = /"((?:[^"\\]|\\.)*)"\s*:/y;

/**
 * Looks at the text of a JSON file before anything is made of it: brackets too deep for the
 * readers behind it, and keys that reach into JavaScript's own objects (also written with
 * escapes). Returns what is wrong in a sentence. Takes one pass; whether it is JSON at all is for
 * the parser to say.
 */
export function findHostileJson(text: string): string | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '{' || character === '[') {
      depth++;
      if (depth > MAX_DEPTH) return `Expected at most ${MAX_DEPTH} levels of brackets, found more`;
    } else if (character === '}' || character === ']') depth--;
    else if (character === '"') {
      const end = endOfString(text, i);
      const key = keyAt(text, i, end);
      if (key !== undefined && HOSTILE_KEYS.has(key)) return `Expected no key \`${key}\``;
      i = end;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i;
}

/** No hostile key is longer than this, all of its characters written as escapes. */
const LONGEST_KEY = 6 * 'constructor'.length + 2;

function keyAt(text: string, start: number, end: number): string | undefined {
  if (end - start > LONGEST_KEY) return undefined;
  KEY.lastIndex = start;
  const match = KEY.exec(text);
  if (!match) return undefined;
  try {
    return JSON.parse(`"${match[1]}"`) as string;
  } catch {
    return undefined;
  }
}
