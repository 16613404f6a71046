import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eachAtOnce } from '../files/eachAtOnce.ts';
import { contentSecurityPolicy, hashScripts, withPolicy } from './securityPolicy.ts';

/** How many pages are read or written at once. */
const AT_ONCE = 8;

/**
 * Writes its policy into each page below `folder`. Returns the policy that fits all of them. A page
 * that has one in it already keeps it and is not counted.
 */
export async function protectPages(folder: string): Promise<string> {
  const hashes = new Set<string>();
  const names = await readdir(folder, { recursive: true });
  const pages = names.filter((name) => name.endsWith('.html'));
  await eachAtOnce(pages, AT_ONCE, async (name) => {
    const file = path.join(folder, name);
    const html = await readFile(file, 'utf8');
    const safe = protect(html, name);
    if (safe === html) return;
    for (const hash of hashScripts(html)) hashes.add(hash);
    await writeFile(file, safe);
  });
  return contentSecurityPolicy([...hashes].sort());
}

function protect(html: string, name: string): string {
  try {
    return withPolicy(html);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
  }
}
