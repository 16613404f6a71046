import { linkedIn, proceduresWithoutWay } from './procedureLinks.ts';
import { isConnected } from './references.ts';
import type { Rule } from './rule.ts';

export const procedureWithoutTrigger: Rule = {
  id: 'procedure-without-trigger',
  group: 'procedures',
  level: 'warn',
  summary:
    'A trigger, a decision or another procedure says when to start a procedure that takes something back.',
  why: 'A link in prose says that the procedure is there, but not which sign calls for it.',
  wrong: {
    text: `If logins fail, see [Switch the flag off](#switch-off).

::::procedure[Switch the flag off]{#switch-off budget=10m}

:::step[Set the flag to off]{#set-flag effect=mutate}

Open the page of the flags and set \`new_login\` to off.

::expect[The old login page answers]

:::

::::
`,
    line: 3,
  },
  right: {
    text: `If logins fail, see [Switch the flag off](#switch-off).

::::procedure[Switch the flag off]{#switch-off budget=10m}

::trigger[Logins fail]{#logins-fail when="login_errors > 5%" action=rollback}

:::step[Set the flag to off]{#set-flag effect=mutate}

Open the page of the flags and set \`new_login\` to off.

::expect[The old login page answers]

:::

::::
`,
  },
  check({ runbook, reading, report }) {
    const alone = proceduresWithoutWay(runbook);
    if (alone.length === 0 || !isConnected(runbook)) return;
    // What is not even linked to is unreachable, and told as that.
    const linked = linkedIn(reading.source);
    for (const procedure of alone)
      if (linked.has(procedure.id))
        report(
          procedure,
          `Expected a \`trigger\` that starts \`${procedure.id}\`, found only a link`,
        );
  },
};
