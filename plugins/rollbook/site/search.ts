import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PagefindIndex } from 'pagefind';
import { ruleUrl } from '../check/messageJson.ts';
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

/** About how many records share a file: small enough to fetch, and a tenth of the files to write. */
const RECORDS_IN_FILE = 8;

/** Into how many files the records go: a thousand plans have more of them than a host likes. */
const MOST_FILES = 1_000;

/** All of the site is one language; what runbooks call things is not translated either. */
const LANGUAGE = 'en';

/** A search that has begun to be made. */
export interface Search {
  /** Adds the pages and writes all that the search of the built site needs into `outDir`/pagefind. */
  write: (pages: readonly SearchPage[], outDir: string) => Promise<void>;
}

/**
 * Begins the search of a site with the parts of its runbooks, which need no page: this is done
 * beside the build, in a process of its own. The pages of the docs follow when they are written, and
 * the rules, where one of the pages explains them.
 */
export async function startSearch(index: RunbookIndex, baseUrl: string): Promise<Search> {
  const { createIndex, close } = await import('pagefind');
  const records = searchRecords(index, baseUrl);
  const { index: search, errors } = await createIndex({
    rootSelector: `.${MARKDOWN}`,
    excludeSelectors: [...OWN_RECORDS.map((name) => `[data-${name}]`), '.hash-link', 'button'],
    forceLanguage: LANGUAGE,
    includeCharacters: '-_./',
    maxFragments: Math.min(MOST_FILES, Math.ceil(records.length / RECORDS_IN_FILE) + 1),
  });
  if (!search) throw new Error(`The search could not be made: ${errors.join(', ')}`);
  // It answers each by itself, over a pipe: many are on their way at once.
  const added = Promise.all(records.map((record, number) => addRecord(search, record, number)));
  // Whoever writes the search is told.
  added.catch(() => {});
  return {
    async write(pages, outDir) {
      const rulesPage = ruleUrl('').replace(/#.*$/, '');
      const hasRules = pages.some(({ url }) => url === rulesPage);
      const more = [
        ...(hasRules ? ruleRecords() : []).map((record) => addRecord(search, record, 0)),
        ...pages
          .filter(({ url }) => url !== rulesPage)
          .map(({ url, html }) => search.addHTMLFile({ url, content: html })),
      ];
      try {
        const answers = await Promise.all([added, Promise.all(more)]);
        for (const answer of answers.flat()) complain(answer);
        const folder = path.join(outDir, 'pagefind');
        complain(await search.writeFiles({ outputPath: folder }));
        const unused = (await readdir(folder)).filter((name) => UNUSED.test(name));
        await Promise.all(unused.map((name) => rm(path.join(folder, name))));
      } finally {
        await close();
      }
    },
  };
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
