import type { Rule } from './rule.ts';

export const tableColumns: Rule = {
  id: 'table-columns',
  group: 'form',
  level: 'error',
  summary: 'A directive that holds a table holds one, with exactly the columns that it knows.',
  why: 'A column is found by its name. One that is not known reaches neither the page nor the index.',
  wrong: {
    text: `:::contacts

| Role | Name |
|---|---|
| On call | Identity team |

:::
`,
    line: 3,
  },
  right: {
    text: `:::contacts

| Role | Name | Reach |
|---|---|---|
| On call | Identity team | +00 0000 0000 |

:::
`,
  },
};
