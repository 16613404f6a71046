import { readFrontMatter } from '../language/frontMatter.ts';
import { formatDuration } from '../model/duration.ts';
import { reviewDue } from '../model/reviewDue.ts';
import { dayNumber } from './day.ts';
import type { Rule } from './rule.ts';

export const reviewOverdue: Rule = {
  id: 'review-overdue',
  group: 'age',
  level: 'warn',
  summary: 'The last review of a plan is not longer ago than the plan allows.',
  why: 'Hosts, flags and people change, and the plan still names the old ones. A retired plan is not reviewed.',
  wrong: {
    text: `---
title: Take the new login back
runbook:
  id: new-login
  status: active
  owner: "@identity-team"
  reviewed: 2026-01-15
  review_every: 90d
---

Take the new login back.
`,
    line: 7,
  },
  right: {
    text: `---
title: Take the new login back
runbook:
  id: new-login
  status: active
  owner: "@identity-team"
  reviewed: 2026-05-04
  review_every: 90d
---

Take the new login back.
`,
  },
  check({ runbook, reading, today, reportAt }) {
    const { reviewed, reviewEvery, status } = runbook;
    if (today === undefined || reviewEvery === undefined || status === 'retired') return;
    const placeOf = (key: string) =>
      readFrontMatter(reading.source, () => {}).rangeOf(['runbook', key], 'value');
    const every = formatDuration(reviewEvery);
    if (reviewed === undefined) {
      reportAt(
        placeOf('review_every'),
        `Expected \`reviewed\` with the day of the last review, found none, though one is due every ${every}`,
      );
      return;
    }
    const due = reviewDue(runbook);
    if (due !== undefined && dayNumber(today) > dayNumber(due))
      reportAt(
        placeOf('reviewed'),
        `Expected a review every ${every}, by ${due}, found the last one on ${reviewed}`,
      );
  },
};
