import { printPretty } from '../check/printPretty.ts';
import { loadConfig } from '../files/loadConfig.ts';
import type { RunbookIndex } from '../model/runbook.ts';
import { checkDocs } from './checkDocs.ts';
import type { DocsPage } from './docsPages.ts';
import type { Documents } from './documents.ts';
import { printSheets } from './printSheets.ts';
import { siteData } from './siteData.ts';

export interface SiteQuestion {
  docs: readonly DocsPage[];
  /** The address of the site, with its base path. */
  home: string;
  commit?: string;
  /** Whether the report may have colours. */
  color: boolean;
}

export interface SiteCheck {
  index: RunbookIndex;
  /** What the rules say, to be printed; empty where they say nothing. */
  report: string;
  isBroken: boolean;
  /** The data of the pages that speak of all runbooks, as JSON, by file name. */
  data: Map<string, string>;
  /** What the paper editions show, as JSON, by the id of the runbook. */
  sheets: Map<string, string>;
}

/** Checks a site by its own configuration, and makes of its runbooks what its pages show. */
export async function checkSite(
  { docs, home, commit, color }: SiteQuestion,
  siteDir: string,
  documents: Documents,
): Promise<SiteCheck> {
  const { rules, siteUrl = home } = await loadConfig(siteDir);
  const result = await checkDocs(docs, documents, { siteUrl, ...(rules && { levels: rules }) });
  const { index } = result;
  return {
    index,
    report: result.files.length > 0 ? printPretty(result, color, siteUrl) : '',
    isBroken: result.errorCount > 0,
    data: asJson(siteData(index)),
    sheets: asJson(printSheets(index, home, commit)),
  };
}

function asJson(values: Iterable<readonly [string, unknown]>): Map<string, string> {
  return new Map([...values].map(([name, value]) => [name, JSON.stringify(value)]));
}
