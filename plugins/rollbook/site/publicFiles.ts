import type { RunbookIndex } from '../model/runbook.ts';

/**
 * The files for machines that the site serves, by their path below the base URL: the index, and each
 * runbook.
 */
export function publicFiles(index: RunbookIndex): Map<string, string> {
  const files = new Map<string, string>();
  files.set('runbooks/index.json', json(index));
  for (const runbook of index.runbooks) files.set(`runbooks/${runbook.id}.json`, json(runbook));
  return files;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
