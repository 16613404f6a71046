import type { Rule } from './rule.ts';

export const decisionWithoutUnsure: Rule = {
  id: 'decision-without-unsure',
  group: 'references',
  level: 'warn',
  summary: 'Every question has an answer for somebody who cannot tell, marked `unsure`.',
  why: 'In an incident people often do not know. Without that answer they guess, or stop.',
  wrong: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=switch-off}
::answer[No]{to=keep-watching}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::outcome[Keep watching]{#keep-watching action=assess}

::::
`,
    line: 3,
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
    for (const question of runbook.decisions.flatMap((decision) => decision.questions))
      if (question.answers.length > 0 && !question.answers.some((answer) => answer.unsure))
        report(
          question,
          'Expected an answer marked `unsure` that leads to a safe place, found none',
        );
  },
};
