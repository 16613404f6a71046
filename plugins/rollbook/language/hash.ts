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
  return hashText(JSON.stringify(contentOf(value)));
}

/** The content with its keys in order. A replacer for `JSON.stringify` would take far longer. */
function contentOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(contentOf);
  const content: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort())
    if (!NOT_CONTENT.has(key)) content[key] = contentOf((value as Record<string, unknown>)[key]);
  return content;
}
