import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PagefindIndex } from 'pagefind';
import { ruleUrl } from '../check/messageJson.ts';
import type { RunbookIndex } from '../model/runbook.ts';
import { type SearchRecord, searchRecords } from './searchRecords.ts';

/** A page of the docs as the search takes it. */
export interface SearchPage {
  /** Its address from the root of the site: `/authoring/step`. */
  url: string;
  html: string;
}

/** The page that explains the rules. They are found one by one, and not as text of it. */
const RULES_PAGE = ruleUrl('').replace(/#.*$/, '');

/** Pagefind's own surfaces, and the stemmer of languages that it does not know. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.|^wasm\.unknown\./;

/** About how many records share a file, and pages do not: small enough to fetch, and a tenth of the files to write. */
const RECORDS_IN_FILE = 8;

/** Into how many files the records go: a thousand plans have more of them than a host likes. */
const MOST_FILES = 1_000;

/** All of the site is one language; what runbooks call things is not translated either. */
const LANGUAGE = 'en';

/**
 * Writes all that the search of a site needs into `folder`: a record for each part of its runbooks,
 * the pages of the docs, and the rules, where one of the pages explains them.
 */
export async function writeSearch(
  index: RunbookIndex,
  pages: AsyncIterable<SearchPage>,
  pageCount: number,
  baseUrl: string,
  folder: string,
): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  const records = searchRecords(index, baseUrl);
  const { index: search, errors } = await createIndex({
    forceLanguage: LANGUAGE,
    includeCharacters: '-_./',
    maxFragments: Math.min(MOST_FILES, Math.ceil(records.length / RECORDS_IN_FILE) + pageCount),
  });
  if (!search) throw new Error(`The search could not be made: ${errors.join(', ')}`);
  try {
    // It answers each by itself, over a pipe: many are on their way at once.
    const asked = records.map((record, number) => addRecord(search, record, number));
    for await (const { url, html } of pages) {
      if (url !== RULES_PAGE) asked.push(search.addHTMLFile({ url, content: html }));
      else for (const record of await ruleRecords()) asked.push(addRecord(search, record, 0));
    }
    for (const answer of await Promise.all(asked)) complain(answer);
    complain(await search.writeFiles({ outputPath: folder }));
    const unused = (await readdir(folder)).filter((name) => UNUSED.test(name));
    await Promise.all(unused.map((name) => rm(path.join(folder, name))));
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

async function ruleRecords(): Promise<SearchRecord[]> {
  // Hardly a site explains the rules, and they bring a parser of shells along.
  const { RULES } = await import('../rules/index.ts');
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
