import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What says where or how something is shown, and not what is to be done. */
const NOT_CONTENT = new Set(['line', 'hash', 'code', 'letter', 'summary']);

/** The first 64 bits of the SHA-256 of a text, as 16 hexadecimal digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}

/**
 * The hash of a node of the model, or of a list of them: of its content alone, so that moving it
 * about the file, or a step about its procedure, leaves it as it is.
 */
export function hashContent(value: unknown): string {
  return hashText(contentOf(value) ?? 'null');
}

/**
 * The JSON of the content, with the keys in order; undefined where there is none, as with
 * `JSON.stringify`, which with a function of its own for each value would take five times as long.
 */
function contentOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => contentOf(item) ?? 'null').join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    if (NOT_CONTENT.has(key)) continue;
    const content = contentOf((value as Record<string, unknown>)[key]);
    if (content !== undefined) members.push(`${JSON.stringify(key)}:${content}`);
  }
  return `{${members.join(',')}}`;
}
