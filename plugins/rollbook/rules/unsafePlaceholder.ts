import { SAFE_CONTEXTS } from '../language/placeholders.ts';
import type { PlaceholderContext } from '../model/vocabulary.ts';
import type { Rule } from './rule.ts';
import { type Fence, fencesOf } from './shell/fences.ts';

export const unsafePlaceholder: Rule = {
  id: 'unsafe-placeholder',
  group: 'commands',
  level: 'error',
  summary: 'A variable stands in a command only where the shell takes one word.',
  why: 'There the page can quote the value. Within quotes, here-documents or a second shell no quoting holds for every value, so nothing is filled in and the command cannot be copied.',
  wrong: {
    frontMatter: 'variables:\n  issue: {label: Issue, type: text}\n',
    text: `\`\`\`bash
git commit --allow-empty -m "Rolled back for {{issue}}"
\`\`\`
`,
    line: 2,
  },
  right: {
    frontMatter: 'variables:\n  issue: {label: Issue, type: text}\n',
    text: `\`\`\`bash
git commit --allow-empty -m "Rolled back for "{{issue}}
\`\`\`
`,
  },
  check(context) {
    const known = new Set(context.runbook.variables.map((variable) => variable.name));
    for (const fence of fencesOf(context)) {
      if (fence.command.sample) continue;
      for (const placeholder of fence.command.placeholders) {
        const { variable, context: where, start, end } = placeholder;
        // One that is not declared is another rule's, whatever it stands in.
        if (SAFE_CONTEXTS.has(where) || !known.has(variable)) continue;
        context.reportAt(
          fence.place(start, end),
          `Expected \`{{${variable}}}\` to be a word of its own, found it ${explain(where, fence, variable)}`,
        );
      }
    }
  },
};

/** Where it stands, and what to write instead. */
function explain(where: PlaceholderContext, fence: Fence, name: string): string {
  const value = `{{${name}}}`;
  switch (where) {
    case 'double-quotes':
      return `between double quotes. End the quotes before it: \`"text "${value}" more"\``;
    case 'single-quotes':
      return `between single quotes. End the quotes before it: \`'text '${value}' more'\``;
    case 'dollar-quotes':
      return `in \`$'…'\`. End the quotes before it: \`$'text'${value}\``;
    case 'backticks':
      return `in backticks. Write \`$(…)\` instead, in which it can be quoted`;
    case 'heredoc':
      return `in a here-document. Put the text together from words: \`printf '%s\\n' 'text '${value}\``;
    case 'arithmetic':
      return `in arithmetic or a \`[[ … ]]\` test, which may run what it is given. Put it into a variable before, \`value=${value}\`, and test that with \`[ "$value" = … ]\``;
    case 'parameter':
      return `in \`\${…}\`. Put it into a variable before, \`value=${value}\`, and use \`$value\` there`;
    case 'command-name':
      return `as the name of a command or a variable. Name the command in the plan, and let only its arguments be filled in`;
    case 'nested-shell':
      return fence.lang === 'fish' || fence.lang.startsWith('p')
        ? `in a block of \`${fence.lang}\`, whose quoting is another one. Write the command for \`bash\``
        : `where another program reads it again as code, itself or in a variable. Hand it over as an argument, such as \`sh -c '… "$1" …' sh ${value}\` or \`--set name=${value}\` as the program has it`;
    default:
      return `where it cannot be quoted (${where})`;
  }
}
