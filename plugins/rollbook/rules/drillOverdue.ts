import { isDrillOver } from '../model/drillState.ts';
import { dayNumber } from './day.ts';
import type { Rule } from './rule.ts';

export const drillOverdue: Rule = {
  id: 'drill-overdue',
  group: 'age',
  level: 'warn',
  summary: 'A drill whose day has passed was held, or has a new day.',
  why: 'A rollback that was never practised fails for a reason that a drill would have shown. A day is written `2026-03-01` or, for some day of a month, `2026-03`; a status that begins with a word such as `done`, `passed` or `failed` says that it was held.',
  wrong: {
    text: `:::drills

| Procedure | When | Owner | Status |
|---|---|---|---|
| Switch the login back | 2026-03-01 | Identity team | planned |

:::
`,
    line: 5,
  },
  right: {
    text: `:::drills

| Procedure | When | Owner | Status |
|---|---|---|---|
| Switch the login back | 2026-03-01 | Identity team | passed |
| Switch the login back | 2026-09-01 | Identity team | planned |

:::
`,
  },
  check({ runbook, today, report }) {
    if (today === undefined) return;
    for (const drill of runbook.drills) {
      const day = lastDayIn(drill.when);
      if (day === undefined || isDrillOver(drill.status) || dayNumber(today) <= dayNumber(day))
        continue;
      const status = drill.status === '' ? 'no status' : `\`${drill.status}\``;
      report(
        drill,
        `Expected the drill of ${day} to be marked \`done\` or to have a new day, found ${status}`,
      );
    }
  },
};

/** The last day that a text names; of a month, its last day. */
function lastDayIn(text: string): string | undefined {
  const days = [...text.matchAll(/\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/g)].flatMap(
    ([, year, month, day]) => {
      const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
      const date = `${year}-${month}-${day ?? last}`;
      return Number.isNaN(dayNumber(date)) ? [] : [date];
    },
  );
  return days.sort().at(-1);
}
