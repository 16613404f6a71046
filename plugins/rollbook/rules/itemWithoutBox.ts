import type { Rule } from './rule.ts';

export const itemWithoutBox: Rule = {
  id: 'item-without-box',
  group: 'checklists',
  level: 'error',
  summary: 'Among boxes every item has one, written `[ ]` with a space after it.',
  why: 'An item whose box is mistyped is no item: it cannot be ticked and is missing from the index, and nobody notices that one check is not made.',
  wrong: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [] No alert is firing

:::
`,
    line: 4,
  },
  right: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [ ] No alert is firing

:::
`,
  },
};
