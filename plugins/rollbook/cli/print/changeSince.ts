import { lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { asMarkdown } from '../../check/asMarkdown.ts';
import { checkFiles, type SourceFile } from '../../check/checkFiles.ts';
import { findFiles } from '../../files/findFiles.ts';
import type { BuiltRunbook } from './builtSite.ts';

/**
 * Says in a few words how the plan in the folder `cwd` differs from the one in the build. Undefined
 * where it does not, and where not even its folder is there: a build can be printed far from its
 * sources.
 */
export async function changeSince(
  built: BuiltRunbook,
  build: string,
  cwd: string,
): Promise<string | undefined> {
  const { id, source } = built;
  const file = await readSource(source, cwd);
  if (file === 'far') return undefined;
  if (file === 'gone') return `${source} is not there any more`;
  if ('problem' in file)
    return `${source} cannot be compared with the built site (${file.problem})`;
  const { index } = await checkFiles([file], { rules: [] });
  const now = index.runbooks.find((one) => one.id === id);
  if (!now) return `${source} is no runbook \`${id}\` any more`;
  const before = await readFile(path.join(build, 'runbooks', `${id}.md`), 'utf8').catch(() => '');
  // The text has what the model leaves out, such as prose; the model has the front matter.
  const isSame =
    before === asMarkdown(now, file.text) && isDeepStrictEqual(content(now), content(built));
  return isSame ? undefined : `${source} has changed since the site was built`;
}

async function readSource(source: string, cwd: string): Promise<SourceFile | 'gone' | 'far'> {
  try {
    const absolute = path.resolve(cwd, source);
    if (!isThere(absolute)) return isThere(path.dirname(absolute)) ? 'gone' : 'far';
    const found = findFiles([source], cwd, () => false);
    for await (const file of found) if (file.path === source) return file;
    return { path: source, problem: 'Expected a file, found a folder' };
  } catch (error) {
    // A folder on the way to it that may not be entered.
    return { path: source, problem: error instanceof Error ? error.message : String(error) };
  }
}

function isThere(absolute: string): boolean {
  return lstatSync(absolute, { throwIfNoEntry: false }) !== undefined;
}

/** The model as JSON has it, without what the place of the plan alone decides. */
function content(runbook: object): unknown {
  const isOfPlace = (key: string) => key === 'line' || key === 'permalink';
  return JSON.parse(JSON.stringify(runbook, (key, value) => (isOfPlace(key) ? undefined : value)));
}
