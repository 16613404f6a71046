import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadedContent } from '@docusaurus/plugin-content-docs';
import type { AllContent } from '@docusaurus/types';
import {
  type CheckOptions,
  type CheckResult,
  checkFiles,
  type SourceFile,
} from '../check/checkFiles.ts';
import type { Runbook } from '../model/runbook.ts';

/**
 * Checks the documents that the docs plugin has loaded (so that versions, drafts and addresses are
 * Docusaurus's own) and makes the index of the runbooks among them, with their permalinks.
 */
export async function checkDocs(
  allContent: AllContent,
  siteDir: string,
  options: CheckOptions,
): Promise<CheckResult> {
  const permalinks = new Map<string, string>();
  for (const content of Object.values(allContent['docusaurus-plugin-content-docs'] ?? {})) {
    for (const version of (content as LoadedContent | undefined)?.loadedVersions ?? [])
      for (const doc of version.docs)
        permalinks.set(doc.source.replace(/^@site\//, ''), doc.permalink);
  }
  const paths = [...permalinks.keys()].sort();
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
