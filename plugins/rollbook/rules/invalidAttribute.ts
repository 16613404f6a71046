import type { Rule } from './rule.ts';

export const invalidAttribute: Rule = {
  id: 'invalid-attribute',
  group: 'form',
  level: 'error',
  summary: 'The value of an attribute has the form that its directive asks for.',
  why: 'A value that cannot be read is left out: the clock, the matrix and the index lack it.',
  wrong: {
    text: `::trigger[Requests fail]{#requests-fail when="error_rate > 5%" for=5minutes action=rollback}
`,
    line: 1,
  },
  right: {
    text: `::trigger[Requests fail]{#requests-fail when="error_rate > 5%" for=5m action=rollback}
`,
  },
};
