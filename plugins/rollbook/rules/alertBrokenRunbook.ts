import type { Rule } from './rule.ts';

export const alertBrokenRunbook: Rule = {
  id: 'alert-broken-runbook',
  group: 'alerts',
  level: 'error',
  summary: 'The `runbook_url` of an alert leads to a runbook, and to a place in it that is there.',
  why: 'Somebody who was just woken up follows it and finds a page that says 404. Asked with `rollbook check --alerts GLOB --site-url URL`; links to other sites and parts filled in by a template are left alone.',
  wrong: {
    text: `\`\`\`yaml title="rules/simulator.yml" sample
groups:
  - name: simulator
    rules:
      - alert: StatisticsDeviate
        expr: stats_deviation > 10
        annotations:
          runbook_url: https://ops.example.com/runbooks/exmple#triage
\`\`\`
`,
    line: 8,
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
