import type { Rule } from './rule.ts';
import { type GitCommand, gitCommands } from './shell/gitCommands.ts';

export const revertOrder: Rule = {
  id: 'revert-order',
  group: 'commands',
  level: 'error',
  summary: 'Commits are reverted from the newest to the oldest.',
  why: 'A later commit builds on an earlier one. Reverted first, the earlier one leaves conflicts that somebody has to solve in the middle of an incident.',
  wrong: {
    frontMatter:
      'variables:\n  merge_phase1: {label: First merge, type: sha}\n  merge_phase2: {label: Second merge, type: sha}\n',
    text: `\`\`\`bash
git revert --no-edit -m 1 {{merge_phase1}}
git revert --no-edit -m 1 {{merge_phase2}}
\`\`\`
`,
    line: 3,
  },
  right: {
    frontMatter:
      'variables:\n  merge_phase1: {label: First merge, type: sha}\n  merge_phase2: {label: Second merge, type: sha}\n',
    text: `\`\`\`bash
git revert --no-edit -m 1 {{merge_phase2}}
git revert --no-edit -m 1 {{merge_phase1}}
\`\`\`
`,
  },
  check(context) {
    for (const group of gitCommands(context)) {
      let before: { ref: string; command: GitCommand } | undefined;
      let reported: GitCommand | undefined;
      for (const command of group) {
        if (command.words[0] !== 'revert') continue;
        const stated = /oldest\s+(?:to\s+(?:the\s+)?newest|first)|first\s+to\s+last/i.test(
          command.after,
        );
        const reversed = command.words.some((word) =>
          /\$\(git (?:log|rev-list)\b.*--reverse\b/.test(word),
        );
        const found = (reason: string, related = command) => {
          if (reported === command) return;
          reported = command;
          context.reportAt(
            command.place,
            `Expected the newest commit to be reverted first, found ${reason}`,
            related === command
              ? {}
              : { related: [{ message: 'This one is reverted before', place: related.place }] },
          );
        };
        for (const ref of refsOf(command.words)) {
          if (before && isOlder(before.ref, ref))
            found(`\`${before.ref}\` before \`${ref}\``, before.command);
          before = { ref, command };
        }
        if (reversed) found('a list that `--reverse` puts in the order of their making');
        else if (stated) found('them named from the oldest to the newest');
      }
    }
  },
};

/** The commits of `git revert`; `-m 1` is no commit. */
function refsOf(words: readonly string[]): string[] {
  return words.filter(
    (word, i) =>
      i > 0 &&
      !word.startsWith('-') &&
      !/^(?:-m|--mainline|--strategy|-X)$/.test(words[i - 1] ?? ''),
  );
}

/** True for `phase1` and `phase2`: the same name with a number, the first the smaller. */
function isOlder(first: string, second: string): boolean {
  const [a, b] = [first, second].map((ref) => /^(\D{1,200}?)(\d{1,9})(\D{0,200})$/.exec(ref));
  if (!a || !b) return false;
  // `HEAD~1` counts from the newest.
  if (/[~^@]/.test(a[1] ?? '')) return a[1] === b[1] && Number(a[2]) > Number(b[2]);
  return a[1] === b[1] && a[3] === b[3] && Number(a[2]) < Number(b[2]);
}
