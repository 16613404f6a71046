import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { allowedScripts, contentSecurityPolicy, withPolicy } from './securityPolicy.ts';

/** Writes its policy into each page below `folder`. Returns the policy that fits all of them. */
export async function protectPages(folder: string): Promise<string> {
  const hashes = new Set<string>();
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((name) => name.endsWith('.html')).sort()) {
    const file = path.join(folder, name);
    const html = await readFile(file, 'utf8');
    for (const hash of allowedScripts(html)) hashes.add(hash);
    await writeFile(file, withPolicy(html));
  }
  return contentSecurityPolicy([...hashes].sort());
}
