import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { EXAMPLE_DAY } from '../../../plugins/rollbook/rules/asPlan.ts';

const PLAN = `---
title: Take the new login back
runbook:
  id: new-login
  status: active
  owner: "@identity-team"
  reviewed: 2026-05-04
  review_every: 90d
  variables:
    flag:
      label: Flag
      type: identifier
      example: new_login
---

::trigger[Half of the logins fail]{#half-fail when="login_errors > 50%" action=rollback-now to=switch-off}

::::decision[Logins fail]{#triage start=to-blame}

:::question[Is the new login to blame?]{#to-blame}
::answer[Yes]{to=how-many}
::answer[No]{to=keep-watching}
::answer[Cannot tell]{to=switch-off unsure}
:::

:::question[How many logins fail?]{#how-many}
::answer[More than one in twenty]{to=switch-off when="login_errors > 5%"}
::answer[One in twenty or fewer]{to=keep-watching when="login_errors <= 5%"}
::answer[Cannot tell]{to=switch-off unsure}
:::

::outcome[Keep watching]{#keep-watching action=assess}

::::

::::procedure[Switch the flag off]{#switch-off risk=low budget=15m}

::trigger[Logins fail]{#logins-fail when="login_errors > 5%" action=rollback}

:::step[Ask the product owner]{#ask kind=approve budget=2m}
Say how many users are affected.
:::

:::step[Switch the flag off]{#set-flag effect=mutate budget=5m needs=ask on-fail=delete-flag}

\`\`\`bash
flags set {{flag}} off
\`\`\`

::undo[Switch it on again]

:::

:::step[Log in]{#log-in kind=check effect=read budget=5m deadline=12m needs=set-flag}
Log in as a test user.
::expect[The old login page answers]
:::

::::

::::procedure[Delete the flag]{#delete-flag kind=emergency risk=high budget=10m}

:::step[Ask the product owner]{#ask-again kind=approve budget=2m}
Say that the flag cannot be set.
:::

:::step[Delete the flag]{#remove effect=irreversible budget=5m}
Delete it on the page of the flags.
::expect[The page no longer lists the flag]
:::

:::step[Clear the sessions]{#clear effect=destructive budget=2m optional}
Delete the sessions that the new login has made.
::undo[There is no way back; users log in again]
:::

::::

:::checklist[After the rollback]{#after phase=after}

- [ ] Users can log in
- [ ] No alert is firing

:::

:::template[Notice]{#notice kind=notification}

\`\`\`text
{{flag}} went back at {{run.started}}.
\`\`\`

:::

:::drills

| Procedure | When | Owner | Status |
|---|---|---|---|
| switch-off | 2026-09-01 | Identity team | planned |

:::
`;

async function said(text: string): Promise<string[]> {
  const { files } = await checkFiles([{ path: 'x.mdx', text }], { today: EXAMPLE_DAY });
  return files.flatMap(({ messages }) =>
    messages.map(({ message }) => `${message.line} ${message.ruleId}`),
  );
}

test('the whole plan is clean', async () => {
  expect(await said(PLAN)).toEqual([]);
});

/** What is broken, what becomes of it, the rule, and where it speaks: there, or at another text. */
const DEFECTS: [from: string, to: string, rule: string, at?: string][] = [
  ['to=how-many}', 'to=how-may}', 'broken-reference'],
  ['start=to-blame', 'start=keep-watching', 'broken-reference'],
  ['to=switch-off}\n\n::::decision', 'to=swich-off}\n\n::::decision', 'broken-reference'],
  ['on-fail=delete-flag', 'on-fail=delete-flags', 'broken-reference'],
  ['needs=set-flag', 'needs=set-flags', 'broken-reference'],
  ['::answer[Yes]{to=how-many}', '::answer[Yes]{to=half-fail}', 'broken-reference'],
  ['::answer[Yes]{to=how-many}', '::answer[Yes]', 'decision-dead-end'],
  ['::answer[Yes]{to=how-many}\n', '', 'unreachable-question', '{#how-many}'],
  ['{to=keep-watching when=', '{to=to-blame when=', 'decision-cycle'],
  ['::answer[Yes]{to=how-many}', '::answer[Yes]{to=to-blame}', 'decision-cycle'],
  ['start=to-blame', 'start=how-many', 'unreachable-question', '{#to-blame}'],
  [
    '::answer[Cannot tell]{to=switch-off unsure}\n:::\n\n:::q',
    ':::\n\n:::q',
    'decision-without-unsure',
    '{#to-blame}',
  ],
  ['"login_errors <= 5%"', '"login_errors < 5%"', 'trigger-gap'],
  [
    '"login_errors > 50%" action=rollback-now',
    '"login_errors > 50%" action=assess',
    'trigger-overlap',
    '{#logins-fail',
  ],
  ['budget=5m needs=ask', 'budget=10m needs=ask', 'budget-exceeded', '{#switch-off'],
  ['budget=5m needs=ask', 'budget=20m needs=ask', 'budget-exceeded'],
  ['deadline=12m', 'deadline=3m', 'budget-exceeded'],
  ['needs=ask on-fail', 'needs=log-in on-fail', 'step-order'],
  ['needs=set-flag', 'needs=log-in', 'step-order'],
  [' on-fail=delete-flag', '', 'unreachable-procedure', '{#delete-flag'],
  ['kind=approve budget=2m}\nSay that', 'budget=2m}\nSay that', 'approval-missing', '{#remove'],
  ['::undo[There is no way back; users log in again]\n', '', 'undo-missing', '{#clear'],
  [
    '::expect[The page no longer lists the flag]\n',
    '',
    'procedure-without-verification',
    '{#delete-flag',
  ],
  ['::expect[The old login page answers]\n', '', 'check-without-expectation', '{#log-in'],
  ['Delete it on the page of the flags.\n', '', 'step-without-action', '{#remove'],
  [' risk=low budget=15m', ' risk=low', 'procedure-without-budget'],
  ['when="login_errors > 50%" action', 'action', 'vague-trigger'],
  ['- [ ] Users can log in\n- [ ] No', '- Users can log in\n- No', 'empty-checklist', '{#after'],
  ['- [ ] No alert', '- [x] No alert', 'pre-ticked'],
  ['- [ ] No alert', '- [] No alert', 'item-without-box'],
  ['- [ ] No alert', '- No alert', 'item-without-box'],
  ['{{run.started}}', '{{run.start}}', 'undeclared-field'],
  ['2026-09-01', '2026-05-31', 'drill-overdue'],
  ['2026-05-04', '2026-03-02', 'review-overdue'],
  ['{#notice ', '{', 'missing-id'],
  ['{#notice ', '{#after ', 'duplicate-id'],
  ['[After the rollback]', '', 'missing-label'],
  ['kind=approve budget=2m}\nSay how', 'kind=aprove budget=2m}\nSay how', 'invalid-attribute'],
  ['"login_errors > 50%" action', '"login errors > 50%" action', 'invalid-attribute'],
  [
    '::answer[Yes]{to=how-many}\n::answer[No]',
    '::answer[Yes]{to=#how-many}\n::answer[No]',
    'invalid-attribute',
  ],
  ['needs=set-flag', 'needs=#set-flag', 'invalid-attribute'],
  ['needs=set-flag', 'needs=set-flag ask', 'unknown-attribute'],
  ['```bash\nflags', '```bash title=“x”\nflags', 'invalid-attribute'],
  ['mutate budget=5m needs=ask', 'mutate role=“Ops” budget=5m needs=ask', 'invalid-attribute'],
  ['| Status |', '| Statuss |', 'table-columns'],
];

describe('one defect is told once, where it is', () => {
  test.each(DEFECTS)('%j → %j: %s', async (...defect) => {
    const [from, to, rule, at] = defect;
    const index = PLAN.indexOf(from);
    expect(index).toBeGreaterThan(0);
    expect(PLAN.indexOf(from, index + 1)).toBe(-1);
    const broken = PLAN.slice(0, index) + to + PLAN.slice(index + from.length);
    const place = at === undefined ? index : broken.indexOf(at);
    const line = broken.slice(0, place).split('\n').length;
    expect(await said(broken)).toEqual([`${line} ${rule}`]);
  });
});
