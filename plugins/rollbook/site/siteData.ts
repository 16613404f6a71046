import type { RunbookIndex } from '../model/runbook.ts';

/** The data of the pages that speak of all runbooks, by file name: each only what its page shows. */
export function siteData(_index: RunbookIndex): [name: string, data: unknown][] {
  return [];
}
