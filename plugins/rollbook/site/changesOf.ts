import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { VcsConfig } from '@docusaurus/types';

/**
 * When each of some sources was last changed by a commit. Empty where that cannot be told: outside
 * of git, and in a shallow clone, whose one commit seems to have changed everything. The history is
 * what Docusaurus has read of it.
 */
export async function changesOf(
  sources: readonly string[],
  siteDir: string,
  history: Pick<VcsConfig, 'getFileLastUpdateInfo'>,
): Promise<ReadonlyMap<string, Date>> {
  if (!(await hasHistory(siteDir))) return new Map();
  const found = sources.map(async (source): Promise<[string, Date][]> => {
    const asked = history.getFileLastUpdateInfo(path.join(siteDir, source));
    const change = await asked.catch(() => null);
    return change ? [[source, new Date(change.timestamp)]] : [];
  });
  return new Map((await Promise.all(found)).flat());
}

async function hasHistory(folder: string): Promise<boolean> {
  const asked = ['rev-parse', '--is-shallow-repository'];
  const answer = await promisify(execFile)('git', asked, { cwd: folder }).catch(() => undefined);
  return answer?.stdout.trim() === 'false';
}
