import { findPlaceholders, SAFE_CONTEXTS } from '../language/placeholders.ts';
import type { Rule } from './rule.ts';
import { fencesOf } from './shell/fences.ts';
import { type AnglePlaceholder, shellBlock } from './shell/parseShell.ts';

export const anglePlaceholder: Rule = {
  id: 'angle-placeholder',
  group: 'commands',
  level: 'error',
  summary: 'What has to be filled into a command is written `{{name}}`, not `<name>`.',
  why: 'The shell reads `<name>` as two redirections: pasted as it stands, the command reads from one file and writes over another. The page cannot ask for the value either.',
  wrong: {
    text: `\`\`\`bash
git revert --no-edit <commit-hash>
\`\`\`
`,
    line: 2,
  },
  right: {
    frontMatter: 'variables:\n  commit_hash: {label: Commit to take back, type: sha}\n',
    text: `\`\`\`bash
git revert --no-edit {{commit_hash}}
\`\`\`
`,
  },
  check(context) {
    for (const fence of fencesOf(context)) {
      const block = shellBlock(fence);
      const angles = (block?.angles ?? []).filter(({ name }) => !ADDRESS.test(name));
      const safe = block && angles.length > 0 ? safeOnes(angles, block.text, fence.lang) : [];
      for (const [index, { start, end, name }] of angles.entries()) {
        const place = block?.place(start, end);
        if (!place) continue;
        const variable = variableName(name);
        const from = place.start.offset;
        const to = place.end.offset;
        context.reportAt(
          place,
          `Expected a variable such as \`{{${variable}}}\`, found \`<${name}>\`, which the shell reads as redirections`,
          from === undefined || to === undefined || !safe[index]
            ? {}
            : { fix: [{ start: from, end: to, text: `{{${variable}}}` }] },
        );
      }
    }
  },
};

/** What a pasted address is: `https://…`, `mailto:…`. */
const ADDRESS = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|mailto:)/i;

/** For each of the angles whether a variable in its place is one that the page can quote. */
function safeOnes(angles: readonly AnglePlaceholder[], text: string, lang: string): boolean[] {
  const starts: number[] = [];
  let filled = '';
  let at = 0;
  for (const { start, end, name } of angles) {
    filled += text.slice(at, start);
    starts.push(filled.length);
    filled += `{{${variableName(name)}}}`;
    at = end;
  }
  const contexts = new Map(
    findPlaceholders(filled + text.slice(at), lang, () => true).map(({ start, context }) => [
      start,
      context,
    ]),
  );
  return starts.map((start) => SAFE_CONTEXTS.has(contexts.get(start) ?? 'nested-shell'));
}

/** The name of a variable for what an author wrote between angles: `commit-hash` to `commit_hash`. */
export function variableName(written: string): string {
  const name = written
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  // `{{run.…}}` is what the run itself knows.
  if (name === 'run') return 'run_value';
  return /^[a-z]/.test(name) ? name : `value_${name}`.replace(/_$/, '');
}
