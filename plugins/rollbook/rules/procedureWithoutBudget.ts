import { isTriggered } from './procedureLinks.ts';
import type { Rule } from './rule.ts';

export const procedureWithoutBudget: Rule = {
  id: 'procedure-without-budget',
  group: 'procedures',
  level: 'warn',
  summary: 'A procedure that takes something back says how long it may take.',
  why: 'Without it nobody notices that the rollback itself hangs, and the matrix cannot say which way is the quicker one.',
  wrong: {
    text: `::::procedure[Switch the flag off]{#switch-off}

::trigger[Logins fail]{#logins-fail when="login_errors > 5%" action=rollback}

:::step[Set the flag to off]{#set-flag effect=mutate}

Open the page of the flags and set \`new_login\` to off.

::expect[The old login page answers]

:::

::::
`,
    line: 1,
  },
  right: {
    text: `::::procedure[Switch the flag off]{#switch-off budget=10m}

::trigger[Logins fail]{#logins-fail when="login_errors > 5%" action=rollback}

:::step[Set the flag to off]{#set-flag effect=mutate}

Open the page of the flags and set \`new_login\` to off.

::expect[The old login page answers]

:::

::::
`,
  },
  check({ runbook, report }) {
    for (const procedure of runbook.procedures)
      if (isTriggered(procedure) && procedure.budget === undefined)
        report(procedure, 'Expected a `budget` such as `15m`, found none');
  },
};
