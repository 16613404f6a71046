import type { Rule } from './rule.ts';
import { fencesOf } from './shell/fences.ts';
import { shellBlock, walkShell } from './shell/parseShell.ts';

export const pipeIntoComment: Rule = {
  id: 'pipe-into-comment',
  group: 'commands',
  level: 'error',
  summary: 'No pipe that goes on over the line’s end is followed by a comment.',
  why: 'A comment is no command. What the author meant to be done by hand is skipped, and the pipe runs into whatever command comes next.',
  wrong: {
    text: `\`\`\`bash
git diff HEAD~3 -- lint.yml | \\
  # remove the step by hand
git commit -m "Remove the step"
\`\`\`
`,
    line: 2,
  },
  right: {
    text: `\`\`\`bash
git diff HEAD~3 -- lint.yml
\`\`\`

Remove the step by hand.

\`\`\`bash
git commit -m "Remove the step"
\`\`\`
`,
  },
  check(context) {
    for (const fence of fencesOf(context)) {
      const block = shellBlock(fence);
      if (!block?.text.includes('#')) continue;
      walkShell(block.script, (node) => {
        if (node.type === 'Script' && node.source !== undefined) return false;
        if (node.type !== 'Pipeline') return true;
        node.commands.forEach((command, i) => {
          const next = node.commands[i + 1];
          if (!next) return;
          // Nothing but the operator, blanks and comments stands between two commands of a pipe.
          const between = block.text.slice(command.end, next.pos);
          if (!/\\\n[ \t]*#/.test(between)) return;
          const pipe = command.end + Math.max(0, between.indexOf('|'));
          const comment = command.end + between.indexOf('#');
          const words = block.text.slice(next.pos, next.end).split(/\s/, 3);
          const name = words.slice(0, 2).join(' ');
          context.reportAt(
            block.place(pipe, pipe + 1),
            `Expected a command after \`|\`, found a comment, so that the pipe runs into \`${name.slice(0, 40)}\`. End the command before the comment, and make a step of what is done by hand`,
            {
              related: [
                { message: 'The comment', place: block.place(comment, comment + 1) },
                {
                  message: 'What the pipe runs into',
                  place: block.place(next.pos, next.pos + name.length),
                },
              ],
            },
          );
        });
        return true;
      });
    }
  },
};
