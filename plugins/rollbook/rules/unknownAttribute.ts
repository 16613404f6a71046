import type { Rule } from './rule.ts';

export const unknownAttribute: Rule = {
  id: 'unknown-attribute',
  group: 'form',
  level: 'error',
  summary: 'Every attribute and every option of a fenced block is one that the language knows.',
  why: 'A misspelt attribute has no effect, and nobody sees that it has none.',
  wrong: {
    text: `::trigger[Requests fail]{#requests-fail when="error_rate > 5%" acton=rollback}
`,
    line: 1,
  },
  right: {
    text: `::trigger[Requests fail]{#requests-fail when="error_rate > 5%" action=rollback}
`,
  },
};
