import type { Rule } from './rule.ts';

export const duplicateItem: Rule = {
  id: 'duplicate-item',
  group: 'form',
  level: 'error',
  summary: 'An item stands once in its checklist.',
  why: 'An item is known by its text: two of the same text are ticked together.',
  wrong: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [ ] No alert is firing
- [ ] Users can log in

:::
`,
    line: 5,
  },
  right: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [ ] No alert is firing
- [ ] Administrators can log in

:::
`,
  },
};
