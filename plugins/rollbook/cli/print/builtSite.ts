import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { CommandError } from '../../files/CommandError.ts';
import { didYouMean } from '../../language/nearest.ts';
import { CHECKLISTS, EVERYTHING } from '../../model/paper.ts';

/** What of the index is needed here, so that a build with more in it can be printed too. */
const Index = z.object({
  runbooks: z.array(
    // The rest of the model is kept, to compare the plan with it.
    z.looseObject({
      id: z.string().regex(/^[\w-]+$/),
      source: z.string(),
      procedures: z.array(z.looseObject({ id: z.string() })),
    }),
  ),
});

export type BuiltRunbook = z.infer<typeof Index>['runbooks'][number];

/** The runbooks of a built site. Throws a `CommandError` where the folder holds none. */
export async function readBuiltIndex(folder: string, shown: string): Promise<BuiltRunbook[]> {
  const file = path.join(folder, 'runbooks', 'index.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new CommandError(
      `There is no built site in \`${shown}\`. Run \`npm run build\` first, or say with \`--build\` where it is.`,
    );
  }
  try {
    return Index.parse(JSON.parse(text)).runbooks;
  } catch {
    throw new CommandError(`\`${shown}/runbooks/index.json\` is no index. Build the site again.`);
  }
}

/** The runbook of this id. Throws a `CommandError` where it, or the part of it, is not there. */
export function findPart(all: readonly BuiltRunbook[], id: string, part: string): BuiltRunbook {
  const ids = all.map((runbook) => runbook.id);
  const runbook = all.find((one) => one.id === id);
  if (!runbook)
    throw new CommandError(`The built site has no runbook \`${id}\`${instead(id, ids)}`);
  const parts = [EVERYTHING, CHECKLISTS, ...runbook.procedures.map((one) => one.id)];
  if (!parts.includes(part))
    throw new CommandError(`\`${id}\` has no part \`${part}\`${instead(part, parts)}`);
  return runbook;
}

/** The end of a sentence: the name that was meant, or else those that there are. */
function instead(name: string, known: readonly string[]): string {
  const first = known.slice(0, 12).map((one) => `\`${one}\``);
  const rest = known.length > first.length ? `, and ${known.length - first.length} more` : '';
  return didYouMean(name, known) || `. It has ${first.join(', ')}${rest}.`;
}

/** Where a runbook's paper edition can lie in the build, by the way its addresses end. */
const PAGES = [(id: string) => `print/${id}.html`, (id: string) => `print/${id}/index.html`];

/** Throws a `CommandError` where the runbook has no paper edition. */
export async function expectEdition(folder: string, id: string): Promise<void> {
  for (const page of PAGES) {
    const info = await stat(path.join(folder, page(id))).catch(() => undefined);
    if (info?.isFile()) return;
  }
  throw new CommandError(`The built site has no paper edition of \`${id}\`. Build it again.`);
}

/** A path such as `/` or `/docs/`. Two slashes at its start would make a host of what follows. */
const Build = z.object({ base: z.string().regex(/^\/(?:[^/?#\\\s][^?#\\\s]*\/)?$/) });

/**
 * The base path that the site was built for, as the build says itself: its pages name addresses of
 * other places too. Throws a `CommandError` where it does not say.
 */
export async function readBase(folder: string, shown: string): Promise<string> {
  try {
    return Build.parse(JSON.parse(await readFile(path.join(folder, 'build.json'), 'utf8'))).base;
  } catch {
    throw new CommandError(
      `\`${shown}/build.json\` does not say which base path the site was built for. Build it again.`,
    );
  }
}
