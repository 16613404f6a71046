import { didYouMean } from '../language/nearest.ts';
import { reportNearPlaceholders } from './nearPlaceholder.ts';
import type { Rule } from './rule.ts';
import { fencesOf } from './shell/fences.ts';

export const undeclaredVariable: Rule = {
  id: 'undeclared-variable',
  group: 'commands',
  level: 'error',
  summary:
    'Every `{{name}}` in a fenced block is declared in the front matter, and written without spaces.',
  why: 'A variable that is not declared has no field on the page, so the command can never be copied.',
  wrong: {
    frontMatter: 'variables:\n  commit: {label: Commit to take back, type: sha}\n',
    text: `\`\`\`bash
git show {{commit}}
git revert --no-edit {{comit}}
\`\`\`
`,
    line: 3,
  },
  right: {
    frontMatter: 'variables:\n  commit: {label: Commit to take back, type: sha}\n',
    text: `\`\`\`bash
git show {{commit}}
git revert --no-edit {{commit}}
\`\`\`
`,
  },
  check(context) {
    const names = context.runbook.variables.map((variable) => variable.name);
    const known = new Set(names);
    for (const fence of fencesOf(context)) {
      const reported = new Set<string>();
      for (const { variable, start, end } of fence.command.placeholders) {
        if (known.has(variable) || reported.has(variable)) continue;
        reported.add(variable);
        const reason = variable.startsWith('run.')
          ? `Expected a variable of the front matter, found \`{{${variable}}}\`, which only a template knows`
          : `Expected a variable of the front matter, found \`{{${variable}}}\`${didYouMean(variable, names) || '. Declare it under `variables`; where the braces are another tool’s, add `verbatim` after the language of the block'}`;
        context.reportAt(fence.place(start, end), reason);
      }
      if (!fence.verbatim)
        reportNearPlaceholders(
          fence.command.text,
          fence.lang,
          (name) => known.has(name) || name.startsWith('run.'),
          fence.place,
          context.reportAt,
        );
    }
  },
};
