import type { Rule } from './rule.ts';
import { type GitCommand, gitCommands } from './shell/gitCommands.ts';

/** Options of `git tag` that list, check or delete tags rather than make one. */
const NO_NEW_TAG = /^(?:-[dlvn]\d*|--(?:delete|list|verify|contains|merged|points-at|sort).*)$/;
/** The name of a tag that is to remember how things were. */
const REMEMBERS =
  /before|backup|pre-|-pre|snapshot|safe|start|baseline|old|was|last-good|known-good/i;

export const tagBeforeCommit: Rule = {
  id: 'tag-before-commit',
  group: 'commands',
  level: 'error',
  summary: 'A tag is made after the commit that it is to name.',
  why: 'A tag names the commit that is checked out when it is made. Made too early, the release it stands for is the state that was to be left behind.',
  wrong: {
    text: `\`\`\`bash
git switch --create rollback-1.2
git tag v1.2.1-rollback
git commit --all --message "Return to 1.1"
git push origin rollback-1.2
\`\`\`
`,
    line: 3,
  },
  right: {
    text: `\`\`\`bash
git switch --create rollback-1.2
git commit --all --message "Return to 1.1"
git tag v1.2.1-rollback
git push origin rollback-1.2
\`\`\`
`,
  },
  check(context) {
    for (const group of gitCommands(context)) {
      let tags: { name: string; command: GitCommand }[] = [];
      for (const command of group) {
        const [subcommand = '', ...rest] = command.words;
        // Whatever is published or checked out in between, the tag was for that.
        if (/^(?:push|switch)$/.test(subcommand)) tags = [];
        if (/^(?:checkout|reset)$/.test(subcommand) && !rest.includes('--')) tags = [];
        const name = subcommand === 'tag' ? newTag(rest) : undefined;
        if (name !== undefined) tags.push({ name, command });
        if (subcommand !== 'commit') continue;
        for (const tag of tags)
          context.reportAt(
            tag.command.place,
            `Expected the tag \`${tag.name}\` to be made after the commit, found it before, so that it names the state without that commit`,
            { related: [{ message: 'The commit that comes after it', place: command.place }] },
          );
        tags = [];
      }
    }
  },
};

/** The tag that is made of the commit which is checked out; undefined where there is none. */
function newTag(words: readonly string[]): string | undefined {
  if (words.some((word) => NO_NEW_TAG.test(word))) return undefined;
  const [name, commit] = words.filter(
    (word, i) =>
      !word.startsWith('-') &&
      !/^(?:-[amsF]*[mFu]|--message|--file|--local-user)$/.test(words[i - 1] ?? ''),
  );
  return name === undefined || commit !== undefined || REMEMBERS.test(name) ? undefined : name;
}
