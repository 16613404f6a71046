import { isWritten, type Rule } from './rule.ts';

export const vagueTrigger: Rule = {
  id: 'vague-trigger',
  group: 'numbers',
  level: 'warn',
  summary: 'A trigger has a condition (`when`), or names what shows it (`signal`).',
  why: 'Whether “it is slow” holds is argued about for half an hour; a figure or an alert settles it.',
  wrong: {
    text: `::trigger[The site is slow]{#site-slow action=rollback}
`,
    line: 1,
  },
  right: {
    text: `::trigger[The site is slow]{#site-slow when="latency_p95 > 800ms" for=10m action=rollback}
`,
  },
  check({ runbook, reading, report }) {
    const triggers = [...runbook.triggers, ...runbook.procedures.flatMap((p) => p.triggers)];
    for (const trigger of triggers)
      if (!isWritten(reading, trigger, 'when') && !isWritten(reading, trigger, 'signal'))
        report(
          trigger,
          'Expected `when` with a condition or `signal` with what shows it, found neither',
        );
  },
};
