import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PagefindIndex } from 'pagefind';
import { ruleUrl } from '../check/messageJson.ts';
import { importNative } from '../files/importNative.ts';
import type { RunbookIndex } from '../model/runbook.ts';
import { RULES } from '../rules/index.ts';
import { type SearchRecord, searchRecords } from './searchRecords.ts';

/** A page of the docs as the search takes it. */
export interface SearchPage {
  /** Its address from the root of the site: `/authoring/step`. */
  url: string;
  html: string;
}

/** Docusaurus puts what an author wrote into an element of this class. */
const MARKDOWN = 'theme-doc-markdown';

/** What is found by itself is not found a second time as text of its page. */
const OWN_RECORDS = ['trigger', 'procedure', 'decision', 'checklist', 'template'];

/** Pagefind's own surfaces, and the stemmer of languages that it does not know. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.|^wasm\.unknown\./;

/** Into how many files the records go: a thousand plans have more of them than a host likes. */
const MOST_FILES = 1_000;

/** All of the site is one language; what runbooks call things is not translated either. */
const LANGUAGE = 'en';

/**
 * Writes what the search of the built site needs into `outDir`/pagefind: the parts of the runbooks,
 * the rules where the site explains them, and the text of the pages of the docs.
 */
export async function writeSearch(
  index: RunbookIndex,
  pages: readonly SearchPage[],
  { outDir, baseUrl }: { outDir: string; baseUrl: string },
): Promise<void> {
  const rulesPage = ruleUrl('').replace(/#.*$/, '');
  const hasRules = pages.some(({ url }) => url === rulesPage);
  const records = [...searchRecords(index, baseUrl), ...(hasRules ? ruleRecords() : [])];
  const { createIndex, close } = await importNative<typeof import('pagefind')>('pagefind');
  const { index: search, errors } = await createIndex({
    rootSelector: `.${MARKDOWN}`,
    excludeSelectors: [...OWN_RECORDS.map((name) => `[data-${name}]`), '.hash-link', 'button'],
    forceLanguage: LANGUAGE,
    includeCharacters: '-_./',
    maxFragments: MOST_FILES,
  });
  if (!search) throw new Error(`The search could not be made: ${errors.join(', ')}`);
  try {
    // It answers each by itself, over a pipe: many are on their way at once.
    const added = [
      ...records.map((record, number) => addRecord(search, record, number)),
      ...pages
        .filter(({ url }) => url !== rulesPage)
        .map(({ url, html }) => search.addHTMLFile({ url, content: html })),
    ];
    for (const answer of await Promise.all(added)) complain(answer);
    const { files, errors: broken } = await search.getFiles();
    complain({ errors: broken });
    for (const { path: name, content } of files)
      if (!UNUSED.test(name)) await writeBytes(path.join(outDir, 'pagefind', name), content);
  } finally {
    await close();
  }
}

function addRecord(
  search: PagefindIndex,
  { url, kind, title, within, content }: SearchRecord,
  number: number,
) {
  return search.addCustomRecord({
    // Of two records at one address the later would replace the earlier.
    url: `${url}:${number}`,
    // The title is searched as well, and shown above; something has to be there.
    content: content || title,
    language: LANGUAGE,
    meta: { title, kind, within, at: url },
  });
}

function ruleRecords(): SearchRecord[] {
  return RULES.map(({ id, summary, why }) => ({
    url: ruleUrl(id),
    kind: 'Rule',
    title: id,
    within: '',
    content: `${summary}\n${why}`,
  }));
}

async function writeBytes(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

function complain({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`The search could not be made: ${errors.join(', ')}`);
}

/**
 * Reads those of the built pages below `outDir` that the docs made. `addresses` are from the root
 * of the site. A page that was not written, or elsewhere, is not searched.
 */
export async function readPages(
  addresses: readonly string[],
  outDir: string,
): Promise<SearchPage[]> {
  const pages: SearchPage[] = [];
  for (const url of addresses) {
    const stem = path.join(outDir, url);
    const html = (await textOf(`${stem}.html`)) ?? (await textOf(path.join(stem, 'index.html')));
    if (html?.includes(MARKDOWN)) pages.push({ url, html });
  }
  return pages;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
