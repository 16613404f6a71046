import type { Rule } from './rule.ts';

export const silenceWithoutReason: Rule = {
  id: 'silence-without-reason',
  group: 'form',
  level: 'error',
  summary: 'A comment that silences a rule names the rule and gives a reason.',
  why: 'The next author sees that something is wrong on purpose, and not why, and dares not mend it.',
  wrong: {
    text: `{/* rollbook-disable-next vague-trigger */}

::trigger[The site is slow]{#site-slow action=assess}
`,
    line: 1,
  },
  right: {
    text: `{/* rollbook-disable-next vague-trigger: the dashboard comes with the next release */}

::trigger[The site is slow]{#site-slow action=assess}
`,
  },
};
