import type { Rule } from './rule.ts';

export const missingLabel: Rule = {
  id: 'missing-label',
  group: 'form',
  level: 'error',
  summary: 'A directive that people read has its title in `[…]`.',
  why: 'The reader sees a step, a sign or an answer without a word.',
  wrong: {
    text: `::trigger{#requests-fail when="error_rate > 5%" action=rollback}
`,
    line: 1,
  },
  right: {
    text: `::trigger[Requests fail]{#requests-fail when="error_rate > 5%" action=rollback}
`,
  },
};
