import type { Rule } from './rule.ts';

export const missingId: Rule = {
  id: 'missing-id',
  group: 'form',
  level: 'error',
  summary: 'Everything that can be referred to, ticked or run has an id that a person wrote.',
  why: 'Links, ticks and records of runs hang on the id. One made of the title changes with it.',
  wrong: {
    text: `::trigger[Requests fail]{when="error_rate > 5%" action=rollback}
`,
    line: 1,
  },
  right: {
    text: `::trigger[Requests fail]{#requests-fail when="error_rate > 5%" action=rollback}
`,
  },
};
