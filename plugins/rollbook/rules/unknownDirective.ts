import type { Rule } from './rule.ts';

export const unknownDirective: Rule = {
  id: 'unknown-directive',
  group: 'form',
  level: 'error',
  summary: 'Every directive is one of the language, or an admonition.',
  why: 'The page shows its text, but nothing in it counts as a step, a trigger or a box to tick.',
  wrong: {
    text: `:::cheklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in

:::
`,
    line: 1,
  },
  right: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in

:::
`,
  },
};
