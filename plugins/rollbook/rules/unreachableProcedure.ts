import { linkedIn, namedWithHash, proceduresWithoutWay } from './procedureLinks.ts';
import { isConnected } from './references.ts';
import type { Rule } from './rule.ts';

export const unreachableProcedure: Rule = {
  id: 'unreachable-procedure',
  group: 'references',
  level: 'warn',
  summary: 'Something leads to every procedure that takes something back.',
  why: 'A procedure that no trigger, answer, link or other procedure names is found only by whoever knows it already. Procedures that prepare, verify, recover, switch on again or respond stand by themselves.',
  wrong: {
    text: `::::procedure[Switch the flag off]{#switch-off budget=10m}

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
  check({ runbook, reading, ask }) {
    const alone = proceduresWithoutWay(runbook);
    if (alone.length === 0 || !isConnected(runbook)) return;
    const linked = linkedIn(reading.source);
    const named = namedWithHash(reading.source);
    for (const procedure of alone) {
      if (!linked.has(procedure.id) && !named.has(procedure.id))
        ask(procedure, undefined, runbook.id, procedure.id);
    }
  },
  answer([runbook = '', procedure = ''], { references }) {
    if (references.has(`${runbook}#${procedure}`)) return undefined;
    return `Expected a trigger, an answer or a link that leads to \`${procedure}\`, found none`;
  },
};
