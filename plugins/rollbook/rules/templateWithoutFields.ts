import type { Rule } from './rule.ts';

export const templateWithoutFields: Rule = {
  id: 'template-without-fields',
  group: 'checklists',
  level: 'warn',
  summary:
    'A template has fields to fill in: `{{name}}` for a variable, `{{run.started}}` for the run.',
  why: 'A text such as “[time]” is sent as it stands, or is filled in from memory, while the run knows the value.',
  wrong: {
    text: `:::template[Notice to the users]{#notice kind=notification}

\`\`\`text
We took the new login back at [time].
\`\`\`

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
  check({ runbook, report }) {
    for (const template of runbook.templates)
      if (template.text !== '' && template.placeholders.length === 0)
        report(template, 'Expected a field such as `{{run.started}}` in the text, found none');
  },
};
