import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type CheckOptions,
  type CheckResult,
  checkFiles,
  type SourceFile,
} from '../check/checkFiles.ts';
import type { Runbook } from '../model/runbook.ts';
import type { DocsPage } from './docsPages.ts';

/**
 * Checks the documents of a site and makes the index of the runbooks among them, with their
 * permalinks.
 */
export async function checkDocs(
  docs: readonly DocsPage[],
  siteDir: string,
  options: CheckOptions,
): Promise<CheckResult> {
  const permalinks = new Map(docs.map(({ source, permalink }) => [source, permalink]));
  const paths = docs.map(({ source }) => source);
  const result = await checkFiles(readAll(paths, siteDir), options);
  const withPermalink = (runbook: Runbook): Runbook => {
    const permalink = permalinks.get(runbook.source);
    return permalink === undefined ? runbook : { ...runbook, permalink };
  };
  return {
    ...result,
    index: { ...result.index, runbooks: result.index.runbooks.map(withPermalink) },
  };
}

async function* readAll(paths: readonly string[], siteDir: string): AsyncGenerator<SourceFile> {
  for (const file of paths) {
    try {
      yield { path: file, text: await readFile(path.join(siteDir, file), 'utf8') };
    } catch (error) {
      yield { path: file, problem: `Expected a readable file, found ${String(error)}` };
    }
  }
}
