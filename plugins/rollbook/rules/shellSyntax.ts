import type { Rule } from './rule.ts';
import { bashOnly } from './shell/bashOnly.ts';
import { explainShellError } from './shell/explainShellError.ts';
import { fencesOf } from './shell/fences.ts';
import { shellBlock } from './shell/parseShell.ts';

/** Languages of which the parser does not know everything that is allowed. */
const OTHER_GRAMMARS = new Set(['zsh', 'ksh']);
/** Languages whose shell has no more than POSIX asks for. */
const POSIX = new Set(['sh', 'dash', 'ash']);

export const shellSyntax: Rule = {
  id: 'shell-syntax',
  group: 'commands',
  level: 'error',
  summary: 'A shell block is something that the shell can read.',
  why: 'Pasted in a hurry, half a command leaves the shell waiting for the rest, or runs the part before the mistake.',
  wrong: {
    text: `\`\`\`bash
git log --oneline |
  grep "Rollback |
  head -1
\`\`\`
`,
    line: 3,
  },
  right: {
    text: `\`\`\`bash
git log --oneline |
  grep "Rollback" |
  head -1
\`\`\`
`,
  },
  check(context) {
    for (const fence of fencesOf(context)) {
      const block = shellBlock(fence);
      if (!block || OTHER_GRAMMARS.has(fence.lang)) continue;
      // What comes after the first mistake is mostly its consequence.
      const [error] = block.errors;
      if (error) {
        const { reason, start, end } = explainShellError(error, block.text);
        context.reportAt(block.place(start, end), reason);
      } else if (POSIX.has(fence.lang)) {
        for (const { what, start, end } of bashOnly(block.script).slice(0, 1))
          context.reportAt(
            block.place(start, end),
            `Expected what every POSIX shell reads, found ${what}. Where bash runs it, write \`bash\` after the backticks instead of \`${fence.lang}\``,
          );
      }
    }
  },
};
