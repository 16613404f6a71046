import { nearest } from '../language/nearest.ts';
import type { Rule } from './rule.ts';

export const signalWithoutAlert: Rule = {
  id: 'signal-without-alert',
  group: 'alerts',
  level: 'error',
  summary: 'A trigger whose `signal` is `alert Name` names an alert that some rule file has.',
  why: 'The plan waits for an alert that nobody will ever get. Asked with `rollbook check --alerts GLOB`.',
  wrong: {
    text: `::trigger[The statistics deviate]{#deviation when="stats_deviation > 10%" action=rollback signal="alert StatisticDeviates"}
`,
    line: 1,
  },
  right: {
    text: `::trigger[The statistics deviate]{#deviation when="stats_deviation > 10%" action=rollback signal="alert StatisticsDeviate"}
`,
  },
  check({ runbook, ask }) {
    const triggers = [...runbook.triggers, ...runbook.procedures.flatMap((p) => p.triggers)];
    for (const trigger of triggers) {
      const name = /^alert:?\s{1,8}[`'"]?([A-Za-z_:][\w:]*)/i.exec(trigger.signal ?? '')?.[1];
      if (name !== undefined) ask(trigger, 'signal', name);
    }
  },
  answer([name = ''], { alerts }) {
    if (!alerts || alerts.has(name)) return undefined;
    const candidates = new Map([...alerts].map((alert) => [alert.toLowerCase(), alert]));
    const candidate = candidates.get(nearest(name, [...candidates.keys()]) ?? '');
    return `Expected \`signal\` to name an alert of the rule files, found \`${name}\`${candidate ? `. Did you mean \`${candidate}\`?` : ''}`;
  },
};
