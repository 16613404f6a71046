import type { Rule } from './rule.ts';

export const unclosedContainer: Rule = {
  id: 'unclosed-container',
  group: 'form',
  level: 'error',
  summary: 'Every container is closed, and has more colons than what it holds.',
  why: 'An open container swallows the rest of the page; one with too few colons ends too early.',
  wrong: {
    text: `:::procedure[Get ready]{#get-ready kind=prepare}

:::step[Tell the support team]{#tell-support kind=notify}

Say which release is taken back, and why.

:::

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
