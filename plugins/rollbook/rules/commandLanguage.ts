import { FENCE_OPTIONS } from '../language/readCommand.ts';
import type { Rule } from './rule.ts';
import { fencesOf } from './shell/fences.ts';

export const commandLanguage: Rule = {
  id: 'command-language',
  group: 'commands',
  level: 'error',
  summary:
    'A command says what reads it, such as ```` ```bash ````; what is not to be run says `sample`.',
  why: 'Without a language nobody knows how a value has to be quoted, and none of the rules about commands looks at it.',
  wrong: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Save the current configuration]{#save-configuration}

\`\`\`
cp app.ini app.ini.before
\`\`\`

:::

::::
`,
    line: 5,
  },
  right: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Save the current configuration]{#save-configuration}

\`\`\`bash
cp app.ini app.ini.before
\`\`\`

:::

::::
`,
  },
  check(context) {
    for (const { command, lang, step, undo } of fencesOf(context))
      if (isNone(lang) && !command.sample && (step || undo))
        context.report(
          command,
          'Expected a language such as `bash` after the backticks of a command, or `text sample` for what is not to be run, found none',
        );
  },
};

/** Whether the first word after the backticks is an option, or not there at all. */
function isNone(lang: string): boolean {
  return lang === '' || lang.includes('=') || FENCE_OPTIONS.some((option) => option === lang);
}
