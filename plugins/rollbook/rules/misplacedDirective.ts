import type { Rule } from './rule.ts';

export const misplacedDirective: Rule = {
  id: 'misplaced-directive',
  group: 'form',
  level: 'error',
  summary: 'A directive stands where it has a meaning, and in the form that it has.',
  why: 'A step outside a procedure is never run, an answer outside a question never given.',
  wrong: {
    text: `:::step[Tell the support team]{#tell-support kind=notify}

Say which release is taken back, and why.

:::
`,
    line: 1,
  },
  right: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Tell the support team]{#tell-support kind=notify}

Say which release is taken back, and why.

:::

::::
`,
  },
};
