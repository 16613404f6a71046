import type { Rule } from './rule.ts';

export const preTicked: Rule = {
  id: 'pre-ticked',
  group: 'checklists',
  level: 'error',
  summary: 'Every box of a checklist is empty in the source.',
  why: 'A box that comes ticked is a check that nobody makes.',
  wrong: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [x] All tests pass

:::
`,
    line: 4,
  },
  right: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [ ] All tests pass

:::
`,
  },
};
