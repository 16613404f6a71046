import { safelyFilled } from '../language/placeholders.ts';
import type { Rule } from './rule.ts';
import { fencesOf } from './shell/fences.ts';
import { shellBlock } from './shell/parseShell.ts';

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
      const angles = (block?.angles ?? [])
        .filter(({ name }) => !ADDRESS.test(name))
        .map((angle) => ({ ...angle, variable: variableName(angle.name) }));
      const safe = safelyFilled(block?.text ?? '', fence.lang, angles);
      for (const [index, { start, end, name, variable }] of angles.entries()) {
        const place = block?.place(start, end);
        if (!place) continue;
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
