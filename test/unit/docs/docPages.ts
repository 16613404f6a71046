import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const docsDir = path.join(import.meta.dirname, '../../../docs');
const UPDATE = process.env.UPDATE === '1';
const END = '{/* end of generated */}';

/** The text of a page of the docs, by its path without the ending: `authoring/step`. */
export function readPage(name: string): string {
  return readFileSync(fileOf(name), 'utf8');
}

/** Where a page is in the work tree. */
export function fileOf(name: string): string {
  return path.join(docsDir, `${name}.mdx`);
}

/**
 * Holds the generated part `part` of a page against what it has to be now. `UPDATE=1` writes it.
 * A page without the two marks fails in either case.
 */
export function expectGenerated(name: string, part: string, text: string): void {
  const page = readPage(name);
  const begin = `{/* generated: ${part} */}`;
  const from = page.indexOf(begin);
  const to = page.indexOf(END, from);
  expect(from, `${name} has no ${begin}`).toBeGreaterThanOrEqual(0);
  expect(to, `${name} has no ${END}`).toBeGreaterThan(from);
  const fresh = `${page.slice(0, from)}${begin}\n\n${text.trim()}\n\n${page.slice(to)}`;
  if (UPDATE) writeFileSync(fileOf(name), fresh);
  expect(readPage(name), `npm run generate makes ${name} anew`).toBe(fresh);
}

/** The ids that Docusaurus gives to the headings of a page, those in its fences left out. */
export function headingIds(page: string): string[] {
  return [...withoutFences(page).matchAll(/^#{2,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

/** A page without what stands in its fenced blocks. */
export function withoutFences(page: string): string {
  return page.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1\s*$/gm, '');
}
