import type { Rule } from './rule.ts';

export const unusedSilence: Rule = {
  id: 'unused-silence',
  group: 'form',
  level: 'warn',
  summary: 'A comment that silences a rule silences something.',
  why: 'What it excused has been mended; left there, it hides the next mistake of the same kind.',
  wrong: {
    text: `{/* rollbook-disable-next vague-trigger: the dashboard comes with the next release */}

::trigger[The site is slow]{#site-slow when="latency_p95 > 800ms" action=assess}
`,
    line: 1,
  },
  right: {
    text: `::trigger[The site is slow]{#site-slow when="latency_p95 > 800ms" action=assess}
`,
  },
};
