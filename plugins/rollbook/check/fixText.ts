import type { Fix } from '../language/message.ts';
import { read } from '../language/read.ts';
import { applyFixes, type FixedText } from './applyFixes.ts';
import { type CheckOptions, checkFiles } from './checkFiles.ts';
import { declareVariables } from './declareVariables.ts';
import { normaliseAttributes } from './normaliseAttributes.ts';

/** How often a text is looked at again, for changes that stood in each other's way. */
const MOST_PASSES = 10;

/** What has to be sound before anything is changed: where it is not, places cannot be trusted. */
const STRUCTURE = new Set(['mdx-syntax', 'unclosed-container', 'front-matter']);

/**
 * Mends in a document what its messages say how to mend: ids that are missing, boxes that are
 * ticked, placeholders between angles, which become declared variables, and the way attributes are
 * written. Leaves everything else alone: line ends, a byte order mark, and whole documents whose
 * structure is broken. Done again on the result, it changes nothing more.
 */
export async function fixText(source: string, options: CheckOptions = {}): Promise<FixedText> {
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  let text = source.slice(mark.length);
  let count = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const fixed = await fixOnce(text, options);
    if (fixed.count === 0) break;
    text = fixed.text;
    count += fixed.count;
  }
  return { text: mark + text, count };
}

async function fixOnce(text: string, options: CheckOptions): Promise<FixedText> {
  const reading = read(text, '');
  const unchanged = { text, count: 0 };
  if (!reading.isRunbook) return unchanged;
  if (reading.messages.some(({ ruleId }) => STRUCTURE.has(ruleId ?? ''))) return unchanged;

  const { files } = await checkFiles([{ path: '', text }], options);
  const changes: Fix[][] = [];
  const angles: Fix[][] = [];
  for (const { message } of files.flatMap((file) => file.messages)) {
    if (!message.fix) continue;
    (message.ruleId === 'angle-placeholder' ? angles : changes).push(message.fix);
  }
  const normal = normaliseAttributes(reading).map((edit) => [edit]);
  const rest = applyFixes(text, [...changes, ...normal]);
  if (rest.count > 0 || angles.length === 0) return rest;

  // The variables are declared by one edit in the front matter, which is no problem of its own.
  const names = angles
    .flat()
    .flatMap((edit) => /^\{\{([a-z][a-z0-9_]*)\}\}$/.exec(edit.text)?.[1] ?? []);
  const declaration = declareVariables(text, names);
  if (!declaration || names.length !== angles.length) return unchanged;
  const declared = declaration.text === '' ? [] : [[declaration]];
  const fixed = applyFixes(text, [...declared, ...angles]);
  return { text: fixed.text, count: fixed.count - declared.length };
}
