import { unreachedIn } from './decisionWalk.ts';
import type { Rule } from './rule.ts';

export const unreachableQuestion: Rule = {
  id: 'unreachable-question',
  group: 'references',
  level: 'error',
  summary: 'Some answer, or the start, leads to every question and to every outcome.',
  why: 'A branch that nobody can reach is a case that the plan seems to cover and does not.',
  wrong: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=switch-off}
::answer[No]{to=switch-off}
::answer[Cannot tell]{to=switch-off unsure}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::outcome[Keep watching]{#keep-watching action=assess}

::::
`,
    line: 13,
  },
  right: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=switch-off}
::answer[No]{to=keep-watching}
::answer[Cannot tell]{to=switch-off unsure}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::outcome[Keep watching]{#keep-watching action=assess}

::::
`,
  },
  check({ runbook, report }) {
    for (const { node, kind } of unreachedIn(runbook))
      report(node, `Expected an answer that leads to the ${kind} \`${node.id}\`, found none`);
  },
};
