import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { type Condition, formatCondition } from '../../../plugins/rollbook/model/condition.ts';
import { formatDuration } from '../../../plugins/rollbook/model/duration.ts';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';

const folder = new URL('../../../docs/runbooks/', import.meta.url);
const DURATIONS = ['budget', 'deadline', 'after', 'within'];
const WORDS = ['risk', 'kind', 'phase', 'severity', 'action'];
/** Neither of them is said by the author in the place where it stands. */
const NOT_SAID = ['hash', 'source', 'line', 'placeholders'];

/** The runbooks of the folder of the plans by id, as the index has them. */
export async function planIndex(): Promise<Map<string, Runbook>> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => ({
      path: `docs/runbooks/${name}`,
      text: readFileSync(fileURLToPath(new URL(name, folder)), 'utf8'),
    }));
  const { index } = await checkFiles(files);
  const json = JSON.parse(JSON.stringify(index)) as typeof index;
  return new Map(json.runbooks.map((runbook) => [runbook.id, runbook]));
}

/**
 * All that the index says of a runbook, as lines: each text as it is, each condition as it is
 * written, and what an id holds as `emergency: budget 7m`, `crash: severity critical`.
 */
export function saidOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(saidOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('metric' in value && 'op' in value) return [formatCondition(value as Condition)];
  const id = 'id' in value ? value.id : undefined;
  return Object.entries(value).flatMap(([key, held]) => {
    if (NOT_SAID.includes(key)) return [];
    if (DURATIONS.includes(key) && typeof held === 'number')
      return [`${id}: ${key} ${formatDuration(held)}`];
    if (WORDS.includes(key)) return [`${id}: ${key} ${held}`];
    const said = saidOf(held);
    return key === 'when' ? [...said, ...said.map((text) => `${id}: ${text}`)] : said;
  });
}
