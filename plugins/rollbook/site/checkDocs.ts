import { type CheckOptions, type CheckResult, joinChecks } from '../check/checkFiles.ts';
import type { Runbook } from '../model/runbook.ts';
import type { DocsPage } from './docsPages.ts';
import type { Documents } from './documents.ts';

/**
 * Checks the documents of a site and makes the index of the runbooks among them, with their
 * permalinks.
 */
export async function checkDocs(
  docs: readonly DocsPage[],
  documents: Documents,
  options: CheckOptions,
): Promise<CheckResult> {
  const permalinks = new Map(docs.map(({ source, permalink }) => [source, permalink]));
  const paths = docs.map(({ source }) => source);
  const result = await joinChecks(documents.checkEach(paths, options), options);
  const withPermalink = (runbook: Runbook): Runbook => {
    const permalink = permalinks.get(runbook.source);
    return permalink === undefined ? runbook : { ...runbook, permalink };
  };
  return {
    ...result,
    index: { ...result.index, runbooks: result.index.runbooks.map(withPermalink) },
  };
}
