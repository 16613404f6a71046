import type { Rule } from './rule.ts';

export const templateWithoutText: Rule = {
  id: 'template-without-text',
  group: 'checklists',
  level: 'error',
  summary: 'A template holds its text in exactly one fenced block.',
  why: 'Without it there is nothing to copy; with two of them nobody knows which one to send.',
  wrong: {
    text: `:::template[Notice to the users]{#notice kind=notification}

We took the new login back at the time given below.

:::
`,
    line: 1,
  },
  right: {
    text: `:::template[Notice to the users]{#notice kind=notification}

\`\`\`text
We took the new login back at {{run.started}}.
\`\`\`

:::
`,
  },
};
