import { findNearPlaceholders } from '../language/placeholders.ts';
import type { Rule } from './rule.ts';
import { fencesOf } from './shell/fences.ts';

export const unusedVariable: Rule = {
  id: 'unused-variable',
  group: 'commands',
  level: 'warn',
  summary: 'Every variable of the front matter is used in a fenced block or a template.',
  why: 'The page asks for its value before the run, and somebody looks for it in vain.',
  wrong: {
    text: `---
title: Example
runbook:
  id: example
  status: active
  owner: "@team"
  variables:
    commit: {label: Commit to take back, type: sha}
---

\`\`\`bash
git revert --no-edit HEAD
\`\`\`
`,
    line: 8,
  },
  right: {
    frontMatter: 'variables:\n  commit: {label: Commit to take back, type: sha}\n',
    text: `\`\`\`bash
git revert --no-edit {{commit}}
\`\`\`
`,
  },
  check(context) {
    const { variables, templates } = context.runbook;
    const declared = new Set(variables.map(({ name }) => name));
    const used = new Set(templates.flatMap((template) => template.variables));
    for (const { command, verbatim } of fencesOf(context)) {
      for (const name of command.variables) used.add(name);
      if (verbatim) continue;
      // What is written almost like a placeholder is told by another rule, and means the variable.
      for (const { variable } of findNearPlaceholders(command.text, (name) => declared.has(name)))
        used.add(variable);
    }
    for (const variable of variables) {
      const written = `{{${variable.name}}}`;
      if (used.has(variable.name)) continue;
      // The command that finds the value of one may need the value of another.
      if (variables.some(({ from }) => from?.includes(written))) continue;
      context.report(
        variable,
        `Expected \`${written}\` in a fenced block or a template, found it nowhere`,
      );
    }
  },
};
