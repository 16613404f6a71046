import type { SearchKind } from '../../model/views.ts';

/** Something found on the site. */
export interface SearchResult {
  /** With the site's base and the anchor. */
  url: string;
  kind: SearchKind;
  title: string;
  /** Where it stands; empty for a page. */
  within: string;
  /** Text around the words, cut so that every second piece (1, 3, …) is one of them. */
  excerpt: string[];
}

/** Looks for words; the best results first. Rejects where the index cannot be fetched. */
export type Search = (words: string) => Promise<SearchResult[]>;

/** What is used of Pagefind's own module (https://pagefind.app/docs/api/). */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(words: string): Promise<{ results: { data(): Promise<Fragment> }[] }>;
}

interface Fragment {
  url: string;
  excerpt: string;
  /** `at` is where a record leads, from the root of the site; pages have none. */
  meta: Record<string, string>;
  sub_results: Part[];
}

interface Part {
  url: string;
  title: string;
  excerpt: string;
  locations: number[];
}

/** More are no help to somebody in a hurry; each is a small file to fetch. */
const MOST = 20;

/** What a title says counts for more than what a text mentions. */
const RANKING = { metaWeights: { title: 8, within: 1 }, termSimilarity: 2 };

/** Fetches the search of the site at `base` (it ends with a slash) and makes it ready. */
export async function openSearch(base: string): Promise<Search> {
  const pagefind = (await import(
    /* webpackIgnore: true */ `${base}pagefind/pagefind.js`
  )) as Pagefind;
  await pagefind.options({ baseUrl: base, excerptLength: 16, ranking: RANKING });
  await pagefind.init();
  return async (words) => {
    const { results } = await pagefind.search(words);
    const fragments = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    return fragments.map((fragment) => asResult(fragment, words, base));
  };
}

function asResult(fragment: Fragment, words: string, base: string): SearchResult {
  const { excerpt, meta, sub_results } = fragment;
  const { title = '', kind = 'Page', within = '', at } = meta;
  const url = at ? `${base}${at.slice(1)}` : fragment.url;
  const whole = { url, kind: kind as SearchKind, title, within, excerpt: pieces(excerpt) };
  // Of a page that only mentions the words, the part that does is found.
  const part = bestPart(sub_results, words);
  if (kind !== 'Page' || !part || named(title, words) > named(part.title, words)) return whole;
  return {
    ...whole,
    url: part.url,
    title: part.title,
    within: title,
    excerpt: pieces(part.excerpt),
  };
}

/** The part whose title has most of the words; of several the one that has them most often. */
function bestPart(parts: readonly Part[], words: string): Part | undefined {
  const value = (part: Part) => named(part.title, words) * 1000 + part.locations.length;
  return parts
    .filter(({ url }) => url.includes('#'))
    .reduce<Part | undefined>(
      (best, part) => (best && value(best) >= value(part) ? best : part),
      undefined,
    );
}

/** How many of the words a title has. */
function named(title: string, words: string): number {
  const folded = title.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => folded.includes(word)).length;
}

/** Pagefind marks words by `<mark>` in a text whose angle brackets are escaped: both become text. */
export function pieces(excerpt: string): string[] {
  return excerpt
    .split(/<\/?mark>/)
    .map((text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
}
