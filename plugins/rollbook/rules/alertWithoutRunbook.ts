import type { Rule } from './rule.ts';

export const alertWithoutRunbook: Rule = {
  id: 'alert-without-runbook',
  group: 'alerts',
  level: 'warn',
  summary: 'Every alert says in `runbook_url` or `runbook` what to do about it.',
  why: 'An alert without one wakes somebody up and leaves them alone. Asked with `rollbook check --alerts GLOB`; alerts of the severity `none` are left out.',
  wrong: {
    text: `\`\`\`yaml title="rules/simulator.yml" sample
groups:
  - name: simulator
    rules:
      - alert: StatisticsDeviate
        expr: stats_deviation > 10
\`\`\`
`,
    line: 5,
  },
  right: {
    text: `\`\`\`yaml title="rules/simulator.yml" sample
groups:
  - name: simulator
    rules:
      - alert: StatisticsDeviate
        expr: stats_deviation > 10
        annotations:
          runbook_url: https://ops.example.com/runbooks/example
\`\`\`
`,
  },
};
