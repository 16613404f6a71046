import { readFileSync, type Stats, statSync } from 'node:fs';
import type { SourceFile } from '../check/checkFiles.ts';

/** The largest file that is read, in bytes: a plan of that size is no plan. */
const LARGEST = 2 * 1024 * 1024;

/**
 * Reads a document as text. One that cannot be read, is too large or is no UTF-8 text is named with
 * the reason. `shown` is the path that messages have.
 */
export function readSource(absolute: string, shown: string): SourceFile {
  try {
    return readOrThrow(absolute, shown);
  } catch (error) {
    return { path: shown, problem: `Expected a readable file, found ${reasonOf(error)}` };
  }
}

/**
 * The same, but throws where the system does not let the file be read. `stats` saves a call where it
 * is known.
 */
export function readOrThrow(absolute: string, shown: string, stats?: Stats): SourceFile {
  const { size } = stats ?? statSync(absolute);
  if (size > LARGEST) return tooLarge(shown, size);
  const bytes = readFileSync(absolute);
  if (bytes.length > LARGEST) return tooLarge(shown, bytes.length);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.includes('\0')) return { path: shown, problem: 'Expected text, found a NUL byte' };
    return { path: shown, text };
  } catch {
    return { path: shown, problem: 'Expected UTF-8, found bytes that are not; save it as UTF-8' };
  }
}

function tooLarge(shown: string, size: number): SourceFile {
  return { path: shown, problem: `Expected at most 2 MiB, found ${size} bytes` };
}

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'nothing: it is gone, or a link that leads nowhere';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'ELOOP') return 'a link that leads to itself';
  return code || String(error);
}
